/** What tests need to know of a provider, once: each provider's own file fills it in. */
import type { Exit, ProviderTable } from '../../core';
import { tableOf, type ProviderId } from '../../core/tables';
import type { Answer } from '../support/fakes';

export interface ProviderSamples {
	/** An account that is right; every secret in it carries the marker. */
	readonly account: Readonly<Record<string, unknown>>;
	readonly flowId: string;
	/** Absent where calls take none. */
	readonly from?: string;
	/** What it answers when it takes a call, whose id is `c-1`. */
	readonly accepted: Answer;
	/** An answer that names a call, whatever its status. */
	readonly naming: unknown;
	/** Refusals beyond 400, 401, 403, 404, 422 and 429 that certainly called nobody. */
	readonly refusals: readonly number[];
	/** The body of a report that says busy. */
	readonly busy: Readonly<Record<string, unknown>>;
	/** Exits that no documented report says. */
	readonly notSaid: readonly Exit[];
	/** One wrong letter, where the secret of the sandbox's account is. */
	readonly wrongSecret: Readonly<Record<string, string>>;
	/** What the sandbox's refusal of an unknown flow comes out as. */
	readonly unknownFlow: string;
	/** What n8n shows beside that which every provider has. */
	readonly form: { readonly fields: readonly string[]; readonly options: readonly string[] };
	/** Fields of a credential in n8n that lead it to the sandbox; absent: region and base address. */
	sandboxAddress?(url: string): Readonly<Record<string, string>>;
	/** A report as it is sent by a provider that signs: with the key of the sandbox's account. */
	signed?(report: Report): Report;
	/** Does at the sandbox what has to be done once before reports come; absent where nothing has. */
	setUp?(sandboxUrl: string, address: string): Promise<void>;
	/** How its report comes home, from the body of the request that started the call. */
	wayOf(started: string): Way;
	/** What the result has beside exit and call, of a sandbox call that ended so; the fields that differ from null. */
	reported(ending: string): Readonly<Record<string, unknown>>;
	/** What it tells beyond that when it is asked about the call. */
	readonly asked?: Readonly<Record<string, unknown>>;
	/** Only its reports tell a mailbox from a person. */
	readonly asksWithoutMailbox?: true;
	/** The ending whose number the sandbox refuses at once, where it does. */
	readonly refusedEnding?: string;
	/** Its answers name no call. */
	readonly namesNoCall?: true;
}

export interface Report {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	/** JSON. */
	readonly body?: string;
	/** Signatures. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** A report that says nothing, and the status it is answered with. */
export interface Rubbish extends Report {
	readonly status: number;
}

export interface Way {
	readonly url: URL;
	readonly token: string;
	/** The final report to an address that carries the token, or does not. */
	report(url: URL, token: string | null): Report;
	rubbish(url: URL): readonly Rubbish[];
}

/** Everything in an account that nobody may ever see again; each is found by its marker. */
export const SECRET_MARKER = 'MARKED-SECRET';
export const secret = (name: string) => `${SECRET_MARKER}-${name}-0123456789`;

/** Reserved for fiction by the British numbering plan. */
export const FROM = '+442079460123';

export const tokenIn = (url: string): string => new URL(url).searchParams.get('rb')!;

export const posted = (url: URL, body: object): Report => ({
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

export const postedRubbish = ({ href: url }: URL): Rubbish[] =>
	POSTED_RUBBISH.map(({ body, status }) => ({ method: 'POST', url, body, status }));

export function changed(url: URL, parameter: string, value: string | null): URL {
	const copy = new URL(url);
	if (value === null) copy.searchParams.delete(parameter);
	else copy.searchParams.set(parameter, value);
	return copy;
}

/** The credentials and choices of the sandbox's account, and its flow "Courier at the door". */
export function sandboxAccount(id: ProviderId) {
	const { account, sandbox, call }: ProviderTable = tableOf(id);
	const kept = account.fields.filter(
		({ isCredential, kind, only, sandbox: taken }) =>
			(isCredential || (kind === 'choice' && only === undefined)) && taken !== undefined,
	);
	const secrets = kept.filter(({ kind }) => kind === 'secret' || kind === 'key');
	return {
		credentials: Object.fromEntries(kept.map((field) => [field.name, field.sandbox!])),
		secrets: secrets.map((field) => field.sandbox!),
		flowId: sandbox.flowId,
		...(call.some(({ name }) => name === 'from') && { from: sandbox.from }),
	};
}
