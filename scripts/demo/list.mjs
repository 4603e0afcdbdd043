/** `npm run demo -- --list`: the people of a list, and what became of them. */
import { setTimeout as wait } from 'node:timers/promises';
import { table } from './table.mjs';

const POLL_MS = 500;
/** Nothing in the demo takes longer; then it says so instead of waiting on. */
const LONGEST_MS = 900_000;

/** What the phones of twenty people do, by the last two digits; docs/sandbox.md says what each means. */
const ENDINGS = [
	...['01', '03', '01', '04', '01', '09', '01', '06', '01', '04'],
	...['01', '07', '01', '05', '01', '09', '01', '03', '06', '04'],
];

/** The settings of the call, where the example has others: nobody waits for the hours of a demo. */
export const hurried = {
	waitLimitMinutes: '2',
	maxCalls: '2',
	afterBusyMinutes: '0.05',
	afterNoAnswerMinutes: '0.05',
	callingHours: 'Mon-Sun 00:00-24:00',
};

/**
 * So many people, each with a fictional number.
 *
 * @param {(ending: string) => string} numberWith gives a new number with that ending
 */
export const peopleOf = (count, numberWith) =>
	Array.from({ length: count }, (_, index) => ({
		first_name: `Person ${index + 1}`,
		number: numberWith(ENDINGS[index % ENDINGS.length]),
		reference: `person-${index + 1}`,
		time_zone: 'America/New_York',
	}));

/** Calls the list, shows how far it is, and returns its rows with the seconds that it took. */
export async function resultsOf(host, people, sandbox, say) {
	const startedMs = Date.now();
	await host.call(people);
	let shown = -1;
	for (;;) {
		const rows = await host.rows();
		const seconds = (Date.now() - startedMs) / 1_000;
		if (rows) return { rows, seconds: Math.round(seconds) };
		const calls = sandbox.calls().length;
		if (calls !== shown) progress(calls, shown, people, say);
		shown = calls;
		if (seconds * 1_000 > LONGEST_MS)
			throw new Error(`The list has not ended after ${seconds} s; ${calls} calls were made.`);
		await wait(POLL_MS);
	}
}

/** A line in place on a terminal; elsewhere one for every twenty calls. */
function progress(calls, before, people, say) {
	const line = `${people.length} people, ${calls} calls so far`;
	if (process.stderr.isTTY) process.stderr.write(`\r${line}\x1b[K`);
	else if (Math.floor(calls / 20) !== Math.floor(before / 20)) say(line);
}

/** What a program reads. A row with a reason is of somebody who was not called. */
export function summaryOf({ rows, seconds }, dialled) {
	const placed = rows.filter(({ reason }) => reason === '');
	return {
		people: rows.length,
		exits: Object.fromEntries(exitsIn(rows).map((exit) => [exit, having(rows, exit).length])),
		placed: callsOf(placed),
		dialled,
		seconds,
	};
}

/** What a person reads. */
export function shownList({ rows, seconds }, dialled) {
	const columns = ['exit', 'people', 'calls', 'next'];
	const lines = exitsIn(rows).map((exit) => {
		const [first] = having(rows, exit);
		const placed = having(rows, exit).filter(({ reason }) => reason === '');
		return { exit, people: having(rows, exit).length, calls: callsOf(placed), next: first.next };
	});
	const { people, placed } = summaryOf({ rows, seconds }, dialled);
	return `\n${table(columns, lines)}\n\n${people} people, ${placed} calls placed, ${dialled} phones rung by the sandbox, ${seconds} s.`;
}

const having = (rows, exit) => rows.filter((row) => row.exit === exit);
const exitsIn = (rows) => [...new Set(rows.map(({ exit }) => exit))];
const callsOf = (rows) => rows.reduce((sum, { attempt }) => sum + Number(attempt), 0);
