import { readFileSync } from 'node:fs';
import { providers, type ProviderId } from '../../core';
import { SAMPLES } from '../providers';
import { REPORT_FAULTS, START_FAULTS, type ReportFaultName, type StartFaultName } from './faults';

/** What has to come of one attempt to place a call. */
export interface Expectation {
	readonly dialled: 0 | 1;
	/** The exit of the waiting trigger, or `error:` and the failure's word. */
	readonly trigger: string;
	/** The exit that Outbound Call Result gets afterwards; null: it gets nothing. */
	readonly afterwards: string | null;
	/** No report comes within the wait limit, so the limit may be short. */
	readonly endsAtLimit: boolean;
}

export interface Circumstances {
	readonly provider: ProviderId;
	readonly start: StartFaultName;
	readonly report: ReportFaultName;
	/** Last two digits of the called number. */
	readonly ending: string;
	/** The account that is asked where the first one certainly called nobody. */
	readonly second?: { readonly provider: ProviderId; readonly start: StartFaultName };
}

const cellsOf = (line: string): string[] =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());
/** By ending and provider. */
let table: Record<string, Record<string, string>> | undefined;

/** The exit of a number ending, from the table in docs/sandbox.md, read from the repository's root. */
export function exitOfEnding(provider: ProviderId, ending: string): string {
	table ??= readTable(readFileSync('docs/sandbox.md', 'utf8').split('\n'));
	return table[ending]?.[provider] ?? 'answered';
}

function readTable(lines: readonly string[]): Record<string, Record<string, string>> {
	const columns = cellsOf(lines.find((line) => line.startsWith('| ending |'))!);
	const rows = lines.filter((line) => /^\| \d\d \|/.test(line)).map(cellsOf);
	return Object.fromEntries(
		rows.map((cells) => [
			cells[0]!,
			Object.fromEntries(cells.map((cell, at) => [columns[at]!, cell])),
		]),
	);
}

/** CM.com refuses a number that does not exist when it is asked to call it. */
const isRefused = ({ provider, ending }: Circumstances) => provider === 'cmCom' && ending === '05';

const atLimit = (dialled: 0 | 1, afterwards: string | null = null): Expectation => ({
	dialled,
	trigger: 'noResult',
	afterwards,
	endsAtLimit: true,
});
const atOnce = (dialled: 0 | 1, trigger: string): Expectation => ({
	dialled,
	trigger,
	afterwards: null,
	endsAtLimit: false,
});

/** The call as the account makes it that is the last to be asked; its report is that account's. */
export function decidedBy({ second, ...call }: Circumstances): Circumstances {
	return second && START_FAULTS[call.start].leadsTo === 'error' ? { ...call, ...second } : call;
}

/** What has to come of a call whose reference was not used before. */
export function expectationOf(call: Circumstances): Expectation {
	const expected = expectationOfOne(decidedBy(call));
	// where neither calls, the first one's failure says why
	return expected.trigger.startsWith('error:')
		? atOnce(0, `error:${START_FAULTS[call.start].error}`)
		: expected;
}

function expectationOfOne(call: Circumstances): Expectation {
	const { leadsTo, error } = START_FAULTS[call.start];
	if (leadsTo === 'error') return atOnce(0, `error:${error}`);
	if (leadsTo === 'noCall') return atLimit(0);
	if (isRefused(call)) return atOnce(0, 'invalidNumber');
	const exit = exitOfEnding(call.provider, call.ending);
	const { comes } = REPORT_FAULTS[call.report];
	if (exit === 'noResult' || comes === 'never') return atLimit(1);
	return comes === 'inTime' ? atOnce(1, exit) : atLimit(1, exit);
}

/** The same where the host asks the provider at the limit of the wait, if that tells of single calls. */
export function lookedUp(expected: Expectation, call: Circumstances): Expectation {
	const isAsked = providers[call.provider].ask !== undefined;
	const isKnown = START_FAULTS[call.start].leadsTo === 'answer';
	if (!isAsked || !isKnown || !expected.endsAtLimit) return expected;
	// a phone whose report is held back has answered
	const exit = exitOfEnding(call.provider, call.ending);
	const isUntold = exit === 'voicemail' && SAMPLES[call.provider].asksWithoutMailbox;
	const known = exit === 'noResult' || isUntold ? 'answered' : exit;
	// what comes later is the result that is known by then
	return { ...expected, trigger: known, afterwards: null };
}

/** What has to come of a second attempt with the same reference, when nothing goes wrong any more. */
export function secondExpectationOf(call: Circumstances): Expectation {
	const decided = decidedBy(call);
	const { leadsTo } = START_FAULTS[decided.start];
	const certainlyNotCalled = leadsTo === 'error' || (leadsTo !== 'noCall' && isRefused(decided));
	return certainlyNotCalled
		? expectationOf({ ...call, start: 'none', report: 'none' })
		: atOnce(0, 'notCalled');
}
