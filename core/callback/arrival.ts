/**
 * Whether a report of a call has come, asked of the address that takes reports: where processes
 * share the work, the one that places a call is not told by the one that receives its report. The
 * question is a sealed token, so nobody else can ask it.
 */
import { isRecord } from '../base/json';
import type { HttpRequest, Transport } from '../http/transport';
import { TOKEN_PARAMETER, sealToken, type ResultToken, type TokenKeys } from '../result/token';
import { ownToken } from './own-token';

/** Stands where other tokens say what to deliver to. */
const MARK = 'arrived';
const TIMEOUT_MS = 5_000;

/** The call whose report is asked for, by the id of its token; undefined for a report. */
export const askedIn = ({ deliver }: ResultToken): Pick<ResultToken, 'id'> | undefined =>
	Object.hasOwn(deliver, MARK) ? { id: deliver[MARK]! } : undefined;

/** What the address answers. */
export const arrivalAnswer = ({ id }: ResultToken, arrived: boolean) => ({
	ok: true,
	asked: id,
	arrived,
});

/**
 * Asks. False also where nobody answers: nothing is known then. Never rejects.
 * @param call the token of the call, for an address that hands reports on
 * @param url the address
 * @param transport without any credentials: the address is no provider's
 */
export async function askArrival(
	call: Pick<ResultToken, 'id' | 'provider'>,
	{ url, keys, transport, nowMs }: ArrivalOptions,
): Promise<boolean> {
	const question = ownToken(call.provider, {
		reference: 'question',
		deliver: { [MARK]: call.id },
		way: 'relay',
		nowMs,
	});
	const { body } = await transport(requestOf(url, sealToken(question, keys))).catch(() => ({
		body: null,
	}));
	return isRecord(body) && body.asked === question.id && body.arrived === true;
}

export interface ArrivalOptions {
	readonly url: string;
	readonly keys: TokenKeys;
	readonly transport: Transport;
	readonly nowMs: number;
}

function requestOf(address: string, token: string): HttpRequest {
	const url = new URL(address);
	url.searchParams.set(TOKEN_PARAMETER, token);
	return {
		method: 'POST',
		url: url.href,
		headers: {},
		body: { json: {} },
		timeoutMs: TIMEOUT_MS,
	};
}
