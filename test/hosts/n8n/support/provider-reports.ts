/** Reports as each provider would send them, made from the request that placed the call. */
import type { ProviderId } from '../../../../core';
import { SAMPLES } from '../../../providers';
import { changed, type Report, type Rubbish } from '../../../providers/samples';
import type { Recorded } from './recording-proxy';

export interface ProviderReports {
	readonly token: string;
	/** That the call was answered. */
	readonly final: Report;
	readonly forged: Report;
	readonly withoutToken: Report;
	/** With a true token, but nothing in it that says how the call ended. */
	readonly rubbish: readonly Rubbish[];
	with(token: string | null): Report;
	/** The status of the answer. */
	send(report: Report): Promise<number>;
}

/** Changes one letter in the middle: as long as a true one, and not one. */
const forge = (token: string): string => {
	const middle = Math.floor(token.length / 2);
	return token.slice(0, middle) + (token[middle] === 'A' ? 'B' : 'A') + token.slice(middle + 1);
};

/** The reports to the call that the last of these requests placed. */
export function reportsTo(provider: ProviderId, requests: readonly Recorded[]): ProviderReports {
	const start = requests.findLast(({ method, path }) => method === 'POST' && !/token/.test(path));
	if (start === undefined) throw new Error(`no call was placed at ${provider}`);
	const way = SAMPLES[provider].wayOf(start.body);
	const { token, url } = way;
	const withToken = (other: string | null) =>
		way.report(url.searchParams.has('rb') ? changed(url, 'rb', other) : url, other);
	return {
		token,
		final: withToken(token),
		forged: withToken(forge(token)),
		withoutToken: withToken(null),
		rubbish: way.rubbish(way.url),
		with: withToken,
		send: async ({ method, url, body }) =>
			(
				await fetch(url, {
					method,
					body,
					headers: body === undefined ? {} : { 'content-type': 'application/json' },
				})
			).status,
	};
}
