/** The forecast of a list as hosts show it: for each row what would happen, and the sums. */
import type { Gate } from '../call/gate';
import type { PreparedCall } from '../call/prepare';
import type { Rate } from '../rate-limit/limiter';
import { REASONS, type Reason } from '../result/reasons';
import type { CallResult } from '../result/result';
import {
	forecast,
	sentenceOfForecast,
	type ForecastCall,
	type ForecastRefusal,
	type ForecastRow,
} from './forecast';
import type { RuleGate } from './gate';
import type { Past } from './history';
import { ruleSettings, type RuleSettings } from './settings';

/** A row of a list whose calls are not made, but looked at. */
export interface ListRow {
	readonly reference: string;
	/** Whether a reference that stands twice is called once. */
	readonly callOnce: boolean;
	readonly call: ForecastCall | ForecastRefusal;
	/** Calls that were made before. */
	readonly past?: Past;
}

/** Times are ISO 8601, UTC; null where there is none. */
export interface ShownRow {
	readonly outcome: ForecastRow['outcome'];
	/** When it would be sent. */
	readonly at: string | null;
	readonly heldUntil: string | null;
	readonly reason: Reason | null;
	readonly sentence: string | null;
}

export interface ShownForecast {
	readonly now: number;
	readonly held: number;
	/** By reason. */
	readonly notCalled: Readonly<Partial<Record<Reason, number>>>;
	/** When the last call that is not held would be sent. */
	readonly nowDoneAt: string | null;
	/** When the last of all would be sent. */
	readonly allDoneAt: string | null;
	/** All of it in words. */
	readonly sentence: string;
}

let open: RuleSettings | undefined;
/** What keeps nobody back. */
const openRules = (): RuleSettings =>
	(open ??= ruleSettings({
		...{ callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' },
		...{ maxCallsPerNumber: 'off', refuseRisks: [] },
	}));

const isRuleGate = (gate: Gate): gate is RuleGate => 'foresee' in gate;

/**
 * A row from what a dry run says. Gates that are not of the rules are asked now.
 * @param call absent where it was refused
 */
export async function listRow(
	{ reference, reason, sentence, to }: CallResult,
	callOnce: boolean,
	call: PreparedCall | undefined,
	gates: readonly Gate[],
	nowMs: number,
): Promise<ListRow> {
	const refused = (why: Reason, words: string): ListRow => ({
		reference,
		callOnce,
		call: { refused: why, sentence: words },
	});
	if (call === undefined) return refused(reason ?? 'numberNotValid', sentence ?? '');
	for (const gate of gates.filter((each) => !isRuleGate(each))) {
		const verdict = await gate.ask(call, nowMs);
		if ('notCalled' in verdict) return refused(verdict.notCalled, verdict.sentence);
	}
	const rules = gates.find(isRuleGate);
	const open = { to, settings: openRules() };
	return { reference, callOnce, call: rules?.foresee(call) ?? open, past: rules?.past };
}

/**
 * @param zone whose clocks the sentence tells times by
 * @param together whether the rows wait as one list, which calls a reference once, whatever becomes
 * of the first row that has it; else each goes its way, and uses its reference up when it is sent
 */
export async function forecastList(
	list: readonly ListRow[],
	nowMs: number,
	rate: Rate,
	zone: string,
	together: boolean,
): Promise<{ readonly rows: readonly ShownRow[]; readonly sums: ShownForecast }> {
	const seen = new Set<string>();
	const calls = list.map(({ reference, callOnce, call }) => {
		if ('refused' in call) return call;
		if (!together) return callOnce ? { ...call, reference } : call;
		const isSecond = seen.has(reference);
		seen.add(reference);
		const refused = { refused: 'alreadyCalled', sentence: REASONS.alreadyCalled } as const;
		return isSecond ? refused : call;
	});
	const past = list.find((row) => row.past)?.past;
	const { rows, ...sums } = await forecast(calls, nowMs, rate, past);
	const { now, held, notCalled, nowDoneAtMs, allDoneAtMs } = sums;
	const sentence = sentenceOfForecast({ rows, ...sums }, nowMs, zone);
	return {
		rows: rows.map(shownRow),
		sums: {
			...{ now, held, notCalled, sentence },
			...{ nowDoneAt: isoOf(nowDoneAtMs), allDoneAt: isoOf(allDoneAtMs) },
		},
	};
}

const isoOf = (ms: number | null): string | null =>
	ms === null ? null : new Date(ms).toISOString();

function shownRow(row: ForecastRow): ShownRow {
	const { outcome } = row;
	if (row.outcome === 'now')
		return { outcome, at: isoOf(row.atMs), heldUntil: null, reason: null, sentence: null };
	const { reason, sentence } = row;
	if (row.outcome === 'notCalled') return { outcome, at: null, heldUntil: null, reason, sentence };
	return { outcome, at: isoOf(row.atMs), heldUntil: isoOf(row.heldUntilMs), reason, sentence };
}
