/**
 * The self-test of the callback: for each exit that a provider can say, a report in its own
 * words goes through the real address. Its token is sealed as any other and marked, so the node
 * that receives it answers, and delivers nothing. No call is placed.
 */
import { isVoiceError } from '../base/errors';
import { EXITS, type Exit } from '../result/exits';
import { isRecord } from '../base/json';
import { ownToken } from './own-token';
import { SELF_TEST_WORDS } from './self-test-sentences';
import type { Provider } from '../providers/contract';
import {
	TOKEN_PARAMETER,
	sealToken,
	type ResultToken,
	type TokenKeys,
	type Way,
} from '../result/token';
import type { CallResult } from '../result/result';
import type { HttpRequest, Transport } from '../http/transport';

/** Stands where other tokens say what to deliver to. */
const MARK = 'selfTest';
const TIMEOUT_MS = 15_000;

/** True for the token of a self-test: its report is answered, and not delivered. */
export const isSelfTest = ({ deliver }: ResultToken): boolean => Object.hasOwn(deliver, MARK);

/** What the address answers to a report of a self-test. @param instance which process answers, where there can be several */
export const selfTestAnswer = (
	{ id }: ResultToken,
	{ exit }: CallResult,
	instance: string | null = null,
) => ({ ok: true, selfTest: id, exit, instance });

export interface CallbackTest {
	readonly exit: Exit;
	/** `notSaid`: no report of this provider says so, its calls never end that way. */
	readonly state: 'reached' | 'lost' | 'notSaid';
	/** What stood in the way, and how to put it right; null where nothing did. */
	readonly why: string | null;
}

export interface CallbackTestOptions {
	/** The address that reports are sent to. */
	readonly url: string;
	/** Which kind of address it is. */
	readonly way: Way;
	readonly keys: TokenKeys;
	/** Without any credentials: the address is no provider's. */
	readonly transport: Transport;
	readonly nowMs: number;
	/** Which process has to answer; null where any with the secret will do. */
	readonly instance: string | null;
}

/** Sends one report for each exit to the address, and says which arrived. */
export async function testCallback(
	provider: Provider,
	options: CallbackTestOptions,
): Promise<CallbackTest[]> {
	return Promise.all(
		EXITS.map(async (exit) => {
			const token = tokenOf(provider, options);
			const request = requestOf(provider, exit, options.url, sealToken(token, options.keys));
			if (request === null) return { exit, state: 'notSaid' as const, why: null };
			const why = await faultOf(request, { exit, tokenId: token.id, ...options });
			return { exit, state: why === null ? ('reached' as const) : ('lost' as const), why };
		}),
	);
}

const tokenOf = ({ id }: Provider, { way, nowMs }: CallbackTestOptions): ResultToken =>
	ownToken(id, { reference: 'self-test', deliver: { [MARK]: 'yes' }, way, nowMs });

/** The report as the provider, or the flow there, would send it. */
function requestOf(
	provider: Provider,
	exit: Exit,
	address: string,
	token: string,
): HttpRequest | null {
	const report = provider.callback.example(exit);
	if (report === null) return null;
	const url = new URL(address);
	if (report.token === 'query') url.searchParams.set(TOKEN_PARAMETER, token);
	if (report.method === 'GET')
		for (const [name, value] of Object.entries(report.fields)) url.searchParams.set(name, value);
	const json = report.token === 'body' ? { ...report.fields, token } : report.fields;
	return {
		method: report.method,
		url: url.href,
		headers: {},
		...(report.method === 'POST' ? { body: { json } } : {}),
		timeoutMs: TIMEOUT_MS,
	};
}

/** Null when the report arrived as what it was. */
async function faultOf(
	request: HttpRequest,
	{ exit, tokenId, instance, transport }: CallbackTestOptions & { exit: Exit; tokenId: string },
): Promise<string | null> {
	try {
		const { status, headers, body } = await transport(request);
		// our own refusals ask for no login
		if (status === 401 && headers['www-authenticate'] !== undefined) return SELF_TEST_WORDS.login();
		const answer = isRecord(body) ? body : {};
		if (status !== 200 || answer.selfTest !== tokenId) return SELF_TEST_WORDS.answered(status);
		if (answer.exit !== exit) return SELF_TEST_WORDS.changed(String(answer.exit));
		return answer.instance === instance ? null : SELF_TEST_WORDS.elsewhere();
	} catch (error) {
		return SELF_TEST_WORDS.noAnswer(isVoiceError(error) ? error.kind : null);
	}
}
