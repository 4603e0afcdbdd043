/** The result of a call: the same JSON in both hosts. */
import { tryOf, type PastTry } from './attempt';
import type { SealedEvidence } from './evidence';
import { type CallState, type Exit } from './exits';
import { REASONS, type Reason } from './reasons';
import { optOutOf } from './opt-out';

export interface CallResult {
	readonly exit: CallState;
	/** Why the call was not made or the number refused; null for every other exit. */
	readonly reason: Reason | null;
	/** The reason in a sentence that says how to put it right. */
	readonly sentence: string | null;
	/** Our own name for the call. */
	readonly reference: string;
	readonly provider: string;
	/** The provider's own id, where it gives one. */
	readonly callId: string | null;
	/** E.164, or the text as given when it is not a phone number. */
	readonly to: string;
	/** True when it is certain what happened at the provider: placed, or certainly not called. */
	readonly confirmed: boolean;
	/** The provider's own words, verbatim. */
	readonly providerStatus: string | null;
	readonly sipCode: string | null;
	readonly ringSeconds: number | null;
	readonly talkSeconds: number | null;
	/** Keys pressed, values set by the flow, and `forward`: how a second leg ended. */
	readonly answers: Readonly<Record<string, string>>;
	/** ISO 8601, UTC; null when nothing was sent. */
	readonly placedAt: string | null;
	/** ISO 8601, UTC; null until a report came. */
	readonly receivedAt: string | null;
	/** What the builder wanted back. */
	readonly context: unknown;
	/** The provider's report as it came, parsed. */
	readonly raw: unknown;
	/** Who took the call, where the provider listens for machines. */
	readonly answeredBy: AnsweredBy | null;
	/** Where the provider keeps the recording; it may ask for its credentials there. */
	readonly recordingUrl: string | null;
	/** What was said, as text. */
	readonly transcript: string | null;
	/** What an agent at the provider made of the conversation. */
	readonly summary: string | null;
	/** What the provider says that the call cost so far. */
	readonly cost: Cost | null;
	/** ISO 8601, UTC: of a call that was not made now, when it may be made; null where nobody knows. */
	readonly notBefore: string | null;
	/** Which try of its call request, from 1, as its reference says. */
	readonly attempt: number;
	/** Every try that has ended, the first one first; null of a call that was not to be tried again. */
	readonly attempts: readonly PastTry[] | null;
	/** Whether the person called wants no more calls; null where the flow does not say. */
	readonly optOut: boolean | null;
	/** What the rules for calling said, sealed; null where none were asked, or none is kept. */
	readonly evidence: SealedEvidence | null;
	/** Whether this call was asked for before, under the same reference; nobody was called for it again. */
	readonly replayed: boolean;
	/** How the call of a replayed reference ended; null where nobody knows, or not any more. */
	readonly first: FirstResult | null;
	/** Whether the builder asked for this ending, and nobody was called. */
	readonly simulated: boolean;
}

/** The first result of a reference, as it is remembered for whoever asks with it again. */
export type FirstResult = Omit<
	CallResult,
	| 'raw'
	| 'transcript'
	| 'summary'
	| 'attempts'
	| 'sentence'
	| 'notBefore'
	| 'evidence'
	| 'replayed'
	| 'first'
>;

export type AnsweredBy = 'human' | 'machine' | 'unknown';

export interface Cost {
	/** In the currency's main unit. */
	readonly amount: number;
	/** ISO 4217; null where the provider names none. */
	readonly currency: string | null;
}

/** What is known of a call before anything came back from the provider. */
export interface CallBasics {
	readonly reference: string;
	readonly provider: string;
	readonly to: string;
	readonly context: unknown;
}

/** Nothing known yet; the order is the one in which every result shows its fields. */
const NOTHING_KNOWN = {
	exit: null,
	reason: null,
	sentence: null,
	reference: null,
	provider: null,
	callId: null,
	to: null,
	confirmed: null,
	providerStatus: null,
	sipCode: null,
	ringSeconds: null,
	talkSeconds: null,
	answers: {},
	placedAt: null,
	receivedAt: null,
	context: null,
	raw: null,
	answeredBy: null,
	recordingUrl: null,
	transcript: null,
	summary: null,
	cost: null,
	notBefore: null,
	attempt: null,
	attempts: null,
	optOut: null,
	evidence: null,
	replayed: false,
	first: null,
	simulated: false,
} as const satisfies Record<keyof CallResult, unknown>;

/** A result from what is known; everything else is null, never invented. */
export const callResult = (
	basics: CallBasics,
	exit: CallState,
	confirmed: boolean,
	known: Partial<CallResult> = {},
): CallResult => ({
	...NOTHING_KNOWN,
	...(known.reason ? { sentence: REASONS[known.reason] } : {}),
	...known,
	exit,
	confirmed,
	reference: basics.reference,
	provider: basics.provider,
	to: basics.to,
	context: basics.context ?? null,
	attempt: tryOf(basics.reference).attempt,
});

/** What a provider's report says. */
export interface FinalReport {
	readonly kind: 'final';
	readonly exit: Exit;
	readonly providerStatus: string;
	readonly callId?: string | null;
	readonly sipCode?: string | null;
	readonly ringSeconds?: number | null;
	readonly talkSeconds?: number | null;
	readonly answers?: Readonly<Record<string, string>>;
	readonly answeredBy?: AnsweredBy | null;
	readonly recordingUrl?: string | null;
	readonly transcript?: string | null;
	readonly summary?: string | null;
	readonly cost?: Cost | null;
	readonly raw: unknown;
}

export type ReportReading =
	| FinalReport
	/** The call goes on; nothing is decided. */
	| { readonly kind: 'interim'; readonly providerStatus: string; readonly raw: unknown }
	/** No word about the call in it; the wait goes on. */
	| { readonly kind: 'unreadable'; readonly why: string };

/** The result that a final report makes of a call. */
export const resultOfReport = (
	basics: CallBasics & {
		readonly placedAt: string | null;
		readonly callId?: string | null;
		/** What the builder named. */
		readonly optOutKeys?: readonly string[];
	},
	report: FinalReport,
	receivedAt: string,
): CallResult =>
	callResult(basics, report.exit, true, {
		placedAt: basics.placedAt,
		callId: report.callId ?? basics.callId ?? null,
		providerStatus: report.providerStatus,
		sipCode: report.sipCode ?? null,
		ringSeconds: report.ringSeconds ?? null,
		talkSeconds: report.talkSeconds ?? null,
		answers: report.answers ?? {},
		receivedAt,
		raw: report.raw,
		answeredBy: report.answeredBy ?? null,
		recordingUrl: report.recordingUrl ?? null,
		transcript: report.transcript ?? null,
		summary: report.summary ?? null,
		cost: report.cost ?? null,
		optOut: optOutOf(report, basics.optOutKeys),
	});
