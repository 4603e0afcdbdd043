/** The command line of a run: `--calls`, `--seed`, `--json`, `--table`. */
import { parseArgs } from 'node:util';
import { seedOf } from './random';
import { faultTable } from './table';
import { isClean, summaryOf, type Tally } from './tally';

export interface RunOptions {
	readonly seed: number;
	readonly calls: number;
	/** Progress, for a person. */
	say(line: string): void;
}

/** Differences that are printed; the rest are counted. */
const SHOWN = 20;

/** Runs and prints; the process ends with 1 when a promise was broken. */
export async function main(
	host: string,
	callsUnlessTold: number,
	run: (options: RunOptions) => Promise<Tally>,
): Promise<void> {
	const { values } = parseArgs({
		options: {
			calls: { type: 'string' },
			seed: { type: 'string' },
			json: { type: 'boolean', default: false },
			table: { type: 'boolean', default: false },
		},
	});
	if (values.table) return console.log(faultTable());
	const seed = wholeNumber('seed', values.seed, seedOf(process.env));
	const calls = wholeNumber('calls', values.calls, callsUnlessTold);
	const say = (line: string) => console.error(`ringback: ${line}`);

	say(`${calls} calls through ${host}, seed ${seed}`);
	const startedMs = performance.now();
	const tally = await run({ seed, calls, say });
	const seconds = (performance.now() - startedMs) / 1_000;
	for (const line of tally.unexpected.slice(0, SHOWN)) say(line);
	if (tally.unexpected.length > SHOWN) say(`and ${tally.unexpected.length - SHOWN} more`);
	if (!values.json) console.log(figures(tally, seconds));
	console.log(summaryOf(tally, seed, host));
	if (isClean(tally)) return;
	say(
		`a promise was broken; again with: npm run test:faults -- --host ${host} --calls ${calls} --seed ${seed}`,
	);
	process.exitCode = 1;
}

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
	const value = text === undefined ? otherwise : Number(text);
	if (Number.isSafeInteger(value) && value >= 0) return value;
	throw new RangeError(`--${name} takes a whole number, not "${text}"`);
}

const figures = (tally: Tally, seconds: number): string =>
	[
		['attempts to place a call', tally.calls],
		['phones that rang', tally.dialled],
		['references dialled twice', tally.dialledTwice],
		['attempts without an exit', tally.withoutExit],
		['attempts with two exits', tally.withTwoExits],
		['forged reports sent', tally.forged],
		['forged reports accepted', tally.forgedAccepted],
		['other differences from the plan', tally.unexpected.length],
		['seconds', Math.round(seconds)],
	]
		.map(([what, count]) => `${String(what).padEnd(34)}${String(count).padStart(8)}`)
		.join('\n');
