/**
 * What `endedReason` says of the end of a call: 597 words in npm @vapi-ai/server-sdk 2.0.1, most of
 * them of a few families (docs.vapi.ai, "Call ended reasons").
 *
 * A transfer, a limit and a line that went quiet come after somebody answered. An error of Vapi, or
 * of the services that listen, think and speak for it, is a failed call also where it came in the
 * middle of the conversation. What a person cancelled or deleted, a worker that was shut down (Vapi
 * says that such a call is tried again), and what is said of incoming and web calls tell nothing
 * of how a call to a phone went: these words are no result, as is one that is not documented.
 */
import { exitFor, type Exit } from '../../result/exits';
import { exitOfSip } from '../sip';

export const EXITS: Readonly<Record<string, Exit>> = {
	'customer-ended-call': 'answered',
	'customer-ended-call-before-warm-transfer': 'answered',
	'customer-ended-call-after-warm-transfer-attempt': 'answered',
	'customer-ended-call-during-transfer': 'answered',
	'assistant-ended-call': 'answered',
	'assistant-ended-call-after-message-spoken': 'answered',
	'assistant-ended-call-with-hangup-task': 'answered',
	'assistant-said-end-call-phrase': 'answered',
	'assistant-forwarded-call': 'answered',
	'silence-timed-out': 'answered',
	'exceeded-max-duration': 'answered',
	'vonage-completed': 'answered',
	voicemail: 'voicemail',
	'customer-busy': 'busy',
	'customer-did-not-answer': 'noAnswer',
	'twilio-reported-customer-misdialed': 'invalidNumber',
	'twilio-failed-to-connect-call': 'failed',
	'vonage-failed-to-connect-call': 'failed',
	'vonage-disconnected': 'failed',
	// Vonage itself rejects the call, not the person
	'vonage-rejected': 'failed',
	'scheduled-call-deleted': 'failed',
};

/** The first that fits decides. */
const FAMILIES: ReadonlyArray<readonly [RegExp, Exit]> = [
	[/inbound/, 'noResult'],
	[/^call\.in-progress\.error-(warm-)?transfer-/, 'answered'],
	[/^call\.in-progress\.[a-z]+-completed-call$/, 'answered'],
	[/^call\.(ending\.hook-executed|forwarding)[.-]/, 'answered'],
	[/^call[.-]start[.-]/, 'failed'],
	[/^call\.in-progress\.error-/, 'failed'],
	[/^pipeline-/, 'failed'],
	[/^assistant-(join|not|request)-/, 'failed'],
	[/^phone-call-provider-/, 'failed'],
];

/** The SIP code that a word names; null where it names none. */
export const sipCodeOf = (word: string): string | null =>
	/\boutbound-sip-(\d{3})\b/.exec(word)?.[1] ?? null;

export function exitOf(word: string): Exit {
	const exit = exitFor(EXITS, word);
	if (exit !== 'noResult') return exit;
	const sipCode = sipCodeOf(word);
	if (sipCode !== null) return exitOfSip(sipCode, 'failed');
	return FAMILIES.find(([pattern]) => pattern.test(word))?.[1] ?? 'noResult';
}

/** How a second leg ended, of a call that was passed on. */
const FORWARDS: Readonly<Record<string, Exit>> = {
	'call.forwarding.operator-busy': 'busy',
	'call.forwarding.no-answer': 'noAnswer',
	'call.in-progress.error-transfer-failed': 'failed',
};

export const forwardOf = (word: string): { forward?: Exit } =>
	Object.hasOwn(FORWARDS, word) ? { forward: FORWARDS[word] } : {};
