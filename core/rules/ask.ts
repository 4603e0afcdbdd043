/**
 * Whether a call may be sent now. Asked when it is prepared, and again at the moment of sending:
 * a list at two calls a second, or a pause after 429, carries a call past the end of the hours.
 * What the packs say is no legal advice.
 */
import { RULE_SENTENCES } from '../messages/sentences';
import { validatePhoneNumber, type PhoneNumber } from '../phone';
import { usStateOf } from '../phone/us-state';
import type { Reason } from '../result/reasons';
import { bindingOf, capsOf, numberKey, ACCOUNT_KEY, type Binding, type NamedCap } from './binding';
import { isListed } from './do-not-call';
import { suspicionOf } from './fraud';
import type { CallHistory, CountedCall } from './history';
import { ALWAYS, closedZone, nextOpening } from './schedule';
import type { RuleSettings } from './settings';
import { wallTime } from './wall-time';

export interface CallToJudge {
	/** E.164. */
	readonly to: string;
	/** The number that the called person sees, in E.164, where it is known. */
	readonly from?: string;
}

/** What the account remembers. Without a history nothing is counted. */
export interface RuleStores {
	readonly history?: CallHistory;
	/** Whether the account was stopped by hand. */
	stopped?(): boolean | Promise<boolean>;
}

/**
 * `look` says what would be; `send` counts the call when it may go. `earlier` is what was counted
 * for a try before this one, which was certainly not made: it is given back, whatever is said.
 */
export type Moment =
	{ readonly moment: 'look' } | { readonly moment: 'send'; readonly earlier?: CountedCall };

export type RuleVerdict =
	| { readonly go: true }
	/** Milliseconds since the Unix epoch. */
	| { readonly holdUntil: number; readonly reason: Reason; readonly sentence: string }
	| {
			readonly notCalled: Reason;
			readonly sentence: string;
			/** When it may be called again, where that is known; milliseconds since the Unix epoch. */
			readonly notBefore?: number;
	  };

/** A rule that was asked; `passed`: it objects, but not to an emergency. */
export interface AskedRule {
	readonly rule: string;
	readonly verdict: 'go' | 'passed' | 'hold' | 'notCalled';
}

export interface Judgement {
	readonly verdict: RuleVerdict;
	/** In the order in which they were asked; the last is the one that objects. */
	readonly asked: readonly AskedRule[];
	readonly zones: readonly string[];
	readonly country: string | null;
	/** Postal code of a state of the USA; null when it may be any, and elsewhere. */
	readonly region: string | null;
	/** `US 2026-11-29`; null where there is none. */
	readonly pack: string | null;
	/** Only when the call goes and was counted. */
	readonly reservation?: CountedCall;
}

/** Everything but go. */
export type Objection = Exclude<RuleVerdict, { go: true }>;

const GO: RuleVerdict = { go: true };

/** @param nowMs milliseconds since the Unix epoch */
export async function askRules(
	settings: RuleSettings,
	call: CallToJudge,
	nowMs: number,
	stores: RuleStores = {},
	moment: Moment = { moment: 'look' },
): Promise<Judgement> {
	const number = validatePhoneNumber(call.to);
	const region = number.callingCode === '1' ? usStateOf(call.to) : null;
	const binding = bindingOf(settings, number.country, region);
	const zones = settings.timeZone === undefined ? number.timeZones : [settings.timeZone];
	const asked: AskedRule[] = [];
	const facts = { asked, zones, country: number.country, region, pack: binding.pack };
	const earlier = moment.moment === 'send' ? moment.earlier : undefined;
	const ended = async (verdict: Objection): Promise<Judgement> => {
		if (earlier) await stores.history?.giveBack(earlier);
		return { verdict, ...facts };
	};

	if (stores.stopped) {
		if (await stores.stopped())
			return ended(
				note(asked, 'stopped', { notCalled: 'stopped', sentence: RULE_SENTENCES.stopped() }),
			);
		asked.push({ rule: 'stopped', verdict: 'go' });
	}
	const objection = objectionTo(settings, call, number, binding, zones, nowMs, asked);
	if (objection) return ended(objection);
	if (!stores.history) return { verdict: GO, ...facts };

	const key = numberKey(call.to);
	const caps = capsOf(settings, binding, key);
	const counted =
		moment.moment === 'look'
			? await stores.history.look(caps, nowMs)
			: await stores.history.reserve(caps, [key, ACCOUNT_KEY], nowMs, earlier);
	const full = counted !== null && 'full' in counted ? counted : null;
	for (const cap of caps) {
		if (cap === full?.full) continue;
		asked.push({ rule: cap.rule, verdict: 'go' });
	}
	if (full !== null) {
		const cap = full.full as NamedCap;
		return ended(note(asked, cap.rule, tooMany(cap, full.freeAtMs)));
	}
	const reservation = counted as CountedCall | null;
	return { verdict: GO, ...facts, ...(reservation === null ? {} : { reservation }) };
}

/** Writes the objection down as the last that was asked. */
function note<Verdict extends Objection>(
	asked: AskedRule[],
	rule: string,
	verdict: Verdict,
): Verdict {
	asked.push({ rule, verdict: 'holdUntil' in verdict ? 'hold' : 'notCalled' });
	return verdict;
}

const tooMany = ({ rule, calls, perHours }: NamedCap, notBefore: number): Objection =>
	rule === 'callsPerNumber'
		? {
				notCalled: 'calledTooOften',
				sentence: RULE_SENTENCES.tooOften(calls, perHours),
				notBefore,
			}
		: {
				notCalled: 'ceilingReached',
				sentence: RULE_SENTENCES.ceiling(calls, perHours),
				notBefore,
			};

/** What needs no memory. */
function objectionTo(
	settings: RuleSettings,
	call: CallToJudge,
	number: PhoneNumber,
	binding: Binding,
	zones: readonly string[],
	nowMs: number,
	asked: AskedRule[],
): Objection | null {
	const suspicion = suspicionOf(number, call.from, settings);
	if (suspicion) {
		const { rule, reason, sentence } = suspicion;
		return note(asked, rule, { notCalled: reason, sentence });
	}
	asked.push({ rule: 'fraud', verdict: 'go' });

	const isEmergency = settings.purpose === 'emergency';
	const rules: ReadonlyArray<readonly [string, () => Objection | null]> = [
		['doNotCall', () => listed(settings, number)],
		['consent', () => withoutConsent(settings, binding)],
		['callerSeries', () => fromElsewhere(call, number, binding)],
		['callingHours', () => closed(settings, binding, zones, nowMs)],
	];
	for (const [rule, ask] of rules) {
		const objection = ask();
		if (objection && !isEmergency) return note(asked, rule, objection);
		asked.push({ rule, verdict: objection ? 'passed' : 'go' });
	}
	return null;
}

const listed = ({ doNotCall }: RuleSettings, { e164 }: PhoneNumber): Objection | null =>
	doNotCall && isListed(doNotCall, e164!)
		? {
				notCalled: 'doNotCall',
				sentence: RULE_SENTENCES.listed(),
			}
		: null;

const withoutConsent = (
	{ consent }: RuleSettings,
	{ consent: isNeeded, pack, place }: Binding,
): Objection | null =>
	isNeeded && consent === undefined
		? {
				notCalled: 'consentMissing',
				sentence: RULE_SENTENCES[pack === null ? 'noPack' : 'consent'](place),
			}
		: null;

/** A caller that nobody told us is the provider's to choose. */
function fromElsewhere(
	{ from }: CallToJudge,
	{ callingCode }: PhoneNumber,
	{ callerSeries, place }: Binding,
): Objection | null {
	const isWrong = (series: string) =>
		from !== undefined && !from.startsWith(`+${callingCode}${series}`);
	const series = callerSeries.find(isWrong);
	if (series === undefined) return null;
	return {
		notCalled: 'countryNotAllowed',
		sentence: RULE_SENTENCES.callerSeries(place, series),
	};
}

function closed(
	{ outsideHours }: RuleSettings,
	{ schedule }: Binding,
	zones: readonly string[],
	nowMs: number,
): Objection | null {
	if (schedule === ALWAYS) return null;
	if (zones.length === 0)
		return { notCalled: 'outsideCallingHours', sentence: RULE_SENTENCES.zoneUnknown() };
	const zone = closedZone(zones, schedule, nowMs);
	if (zone === undefined) return null;
	const opensAt = nextOpening(zones, schedule, nowMs);
	const opens = opensAt === null ? null : wallTime(zone, opensAt);
	const sentence = RULE_SENTENCES.closed(wallTime(zone, nowMs), opens);
	if (opensAt === null) return { notCalled: 'outsideCallingHours', sentence };
	return outsideHours === 'hold'
		? { holdUntil: opensAt, reason: 'outsideCallingHours', sentence }
		: { notCalled: 'outsideCallingHours', sentence, notBefore: opensAt };
}
