/** Reports as each provider would send them, made from the request that placed the call. */
import type { ProviderId } from '../../../../core';
import type { Recorded } from './recording-proxy';

export interface Report {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	/** JSON. */
	readonly body?: string;
}

/** A report that says nothing, and the status it is answered with. */
export interface Rubbish extends Report {
	readonly status: number;
}

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

interface Way {
	readonly url: URL;
	readonly token: string;
	/** The final report to an address that carries the token, or does not. */
	report(url: URL, token: string | null): Report;
	rubbish(url: URL): readonly Rubbish[];
}

const WAYS: Readonly<Record<ProviderId, (body: string) => Way>> = {
	talkdesk(body) {
		const { result_url, result_token } = JSON.parse(body) as Record<string, string>;
		return {
			url: new URL(result_url!),
			token: result_token!,
			report: (url, token) =>
				posted(url, {
					...(token === null ? {} : { token }),
					exit: 'Answered',
					interaction_id: 'i-1',
				}),
			rubbish: postedRubbish,
		};
	},
	cmCom(body) {
		const { 'callback-url': callback, 'instruction-id': id } = JSON.parse(body) as Record<
			string,
			string
		>;
		const result = { code: 10, description: 'Finished successfully', 'sip-disconnect-code': 'BYE' };
		return {
			url: new URL(callback!),
			token: tokenIn(callback!),
			report: (url) =>
				posted(url, { type: 'call-finished', 'call-id': 'c-1', 'instruction-id': id, result }),
			rubbish: postedRubbish,
		};
	},
	kaleyra(body) {
		const filled = new URLSearchParams(body)
			.get('dlrurl')!
			.replace('{status}', 'ANSWER')
			.replace(/\{\w+\}/g, '');
		return {
			url: new URL(filled),
			token: tokenIn(filled),
			report: (url) => ({ method: 'GET', url: url.href }),
			rubbish: (url) =>
				['{status}', null].map((word) => ({
					method: 'GET',
					url: changed(url, 'status', word).href,
					status: 400,
				})),
		};
	},
};

const tokenIn = (url: string) => new URL(url).searchParams.get('rb')!;

const posted = (url: URL, body: object): Report => ({
	method: 'POST',
	url: url.href,
	body: JSON.stringify(body),
});

/** With the status of the answer: n8n itself refuses JSON that breaks off, the node the rest. */
const POSTED_RUBBISH = [
	{ body: '', status: 400 },
	{ body: '{"exit":', status: 422 },
	{ body: '<exit>answered</exit>', status: 422 },
	{ body: '[]', status: 400 },
	{ body: '{"result":"answered"}', status: 400 },
	{ body: `{"a":${'['.repeat(200)}${']'.repeat(200)}}`, status: 400 },
];

const postedRubbish = ({ href: url }: URL): Rubbish[] =>
	POSTED_RUBBISH.map(({ body, status }) => ({ method: 'POST', url, body, status }));

function changed(url: URL, parameter: string, value: string | null): URL {
	const copy = new URL(url);
	if (value === null) copy.searchParams.delete(parameter);
	else copy.searchParams.set(parameter, value);
	return copy;
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
	const way = WAYS[provider](start.body);
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
