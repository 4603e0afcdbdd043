import { newTokenId, type ResultToken, type Way } from '../result/token';

const LIFE_MS = 60_000;

/** The token of something that is sent from here to our own address, and belongs to no call. */
export const ownToken = (
	provider: string,
	{ reference, deliver, way, nowMs }: OwnTokenOptions,
): ResultToken => ({
	id: newTokenId(),
	provider,
	reference,
	to: '',
	placedAt: new Date(nowMs).toISOString(),
	expiresAt: nowMs + LIFE_MS,
	context: null,
	deliver,
	way,
});

export interface OwnTokenOptions {
	/** Says what it is. */
	readonly reference: string;
	/** Its mark, in the place of where other tokens are delivered to. */
	readonly deliver: ResultToken['deliver'];
	/** Which kind of address it is for. */
	readonly way: Way;
	readonly nowMs: number;
}
