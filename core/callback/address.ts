import type { PreparedCall } from '../call/prepare';
import type { ResultAddress } from '../providers/contract';
import {
	newTokenId,
	resultAddress,
	sealToken,
	type ResultToken,
	type TokenKeys,
	type Way,
} from '../result/token';

const DAY_MS = 24 * 60 * 60 * 1_000;
const LIFE_WITHOUT_WAIT_MS = 7 * DAY_MS;

export interface WayBack {
	readonly address: ResultAddress;
	readonly token: ResultToken;
}

/**
 * The address as the provider called it: our own, which a proxy can have led to another path, with
 * the query as it came.
 * @param requestUrl path and query of the request that arrived
 */
export const calledAddress = (own: string, requestUrl: string): string => {
	const [address = ''] = own.split('?');
	const at = requestUrl.indexOf('?');
	return at < 0 ? address : address + requestUrl.slice(at);
};

/** The life of a token beyond its wait, for reports that come late. */
const LIFE_AFTER_WAIT_MS = DAY_MS;

/** When the wait for the result of a call runs out, in milliseconds since the Unix epoch. */
export const waitEndsAtMs = ({ expiresAt }: ResultToken): number => expiresAt - LIFE_AFTER_WAIT_MS;

/**
 * The address that brings the result of a call back, with its token in it. A token lives a
 * day longer than the wait, or seven days when no execution waits.
 */
export function wayBack(
	call: PreparedCall,
	options: {
		/** The address that reports are sent to. */
		readonly url: string;
		readonly keys: TokenKeys;
		readonly deliver: Readonly<Record<string, string>>;
		/** Which kind of address `url` is. */
		readonly way: Way;
		readonly nowMs: number;
		/** Null when no execution waits. */
		readonly waitLimitMs: number | null;
	},
): WayBack {
	const { url, keys, deliver, way, nowMs, waitLimitMs } = options;
	const token: ResultToken = {
		id: newTokenId(),
		provider: call.provider,
		reference: call.reference,
		to: call.to,
		placedAt: new Date(nowMs).toISOString(),
		expiresAt:
			nowMs + (waitLimitMs === null ? LIFE_WITHOUT_WAIT_MS : waitLimitMs + LIFE_AFTER_WAIT_MS),
		context: call.context,
		deliver: { ...deliver },
		way,
		...(call.settings.optOutDigits && { optOutKeys: call.settings.optOutDigits }),
	};
	return { address: resultAddress(url, sealToken(token, keys)), token };
}

/**
 * Whether a call was waited for, as its token tells: tokens of earlier versions say nothing else
 * of the way that they are for.
 */
export const isWaitedFor = ({ placedAt, expiresAt }: ResultToken): boolean =>
	expiresAt - Date.parse(placedAt) !== LIFE_WITHOUT_WAIT_MS;
