/** A provider's refusal as an error, with the provider's own reason behind our words. */
import { REFUSED } from '../messages/expected';
import { errorCode, type VoiceError } from '../base/errors';
import { isRecord } from '../base/json';
import { maskNumbersIn } from '../base/mask';
import { MESSAGES, fault } from '../messages';
import type { Answer, Provider } from '../providers/contract';
import { retryAfterMs } from '../http/retry-after';
import { advised, saying } from '../messages/message';
import type { HttpResponse } from '../http/transport';
import { beyondPatience } from '../rate-limit/retry-policy';

type Refusal = Extract<Answer, { accepted: false }>;

/** @param secrets what is not repeated, whatever the provider says */
export function refusalOf(
	provider: Provider,
	answer: Refusal,
	{ status, headers }: HttpResponse,
	nowMs: number,
	secrets: readonly string[],
): VoiceError {
	const { id, displayName: name, hints } = provider;
	const { kind, dialled } = answer;
	const wait = retryAfterMs(headers, nowMs);
	const isRedirect = status >= 300 && status < 400;
	const words = {
		unauthorized: () => MESSAGES.wrongCredentials(name, REFUSED.credentials, status),
		forbidden: () => MESSAGES.forbidden(name),
		flowNotFound: () => MESSAGES.flowNotFound(name),
		numberRefused: () => MESSAGES.numberRefused(name),
		rateLimited: () => MESSAGES.rateLimited(name, beyondPatience(wait)),
		unavailable: () => MESSAGES[isRedirect ? 'redirected' : 'unavailable'](name, status),
		timedOut: () => MESSAGES.unavailable(name, status),
		unreadableAnswer: () =>
			MESSAGES[answer.contradicts ? 'contradiction' : 'unreadableAnswer'](name, status),
	};
	const refused = () => MESSAGES.refused(name, status);
	const sentence = words[kind as keyof typeof words] ?? refused;
	const providerCode = errorCode(answer.providerCode);
	// a code alone says nothing to whoever has been told what is wrong
	const code = sentence === refused ? providerCode : undefined;
	const reason = shownReason(answer.reason, answer.reason ? providerCode : code, secrets);
	return fault(saying(advised(sentence(), hints), reason), {
		provider: id,
		status,
		providerCode,
		retryAfterMs: wait,
		...(dialled === undefined ? {} : { dialled }),
	});
}

const LONGEST_REASON = 160;
/** A shorter value stands in half of all sentences. */
const SHORTEST_SECRET = 4;
/** Addresses can carry tokens, and nothing that long without a blank is a word. */
const ADDRESSES = /\bhttps?:\/\/\S+/gi;
const LONG_WORDS = /[^\s"'<>]{25,}/g;

/** `"Not enough credit" (303)`: a provider's words as they may be shown, one line without secrets. */
export function shownReason(
	words: string | undefined,
	code: string | undefined,
	secrets: readonly string[],
): string | undefined {
	const shown = cleaned(words ?? '', secrets);
	const said = shown === '' || shown === code ? undefined : `"${shown}"`;
	const parts = [said, said === undefined ? code : code && `(${code})`];
	return parts.filter(Boolean).join(' ') || undefined;
}

function cleaned(words: string, secrets: readonly string[]): string {
	// a page is for a browser
	if (/^\s*</.test(words)) return '';
	let text = words;
	// longest first: one can be a part of another
	const known = secrets.filter(({ length }) => length >= SHORTEST_SECRET);
	for (const secret of known.sort((one, other) => other.length - one.length))
		text = text.replaceAll(secret, '…');
	text = text.replace(ADDRESSES, '…').replace(LONG_WORDS, '…');
	// eslint-disable-next-line no-control-regex -- a line is wanted, whatever stands between
	text = maskNumbersIn(text).replace(/[\s\u0000-\u001f\u007f"]+/g, ' ');
	const line = text.trim().replace(/[.!]+$/, '');
	return line.length > LONGEST_REASON ? `${line.slice(0, LONGEST_REASON).trim()}…` : line;
}

/** The texts of an account or an address. */
export const textsIn = (value: unknown): string[] =>
	(isRecord(value) ? Object.values(value) : []).filter((text) => typeof text === 'string');
