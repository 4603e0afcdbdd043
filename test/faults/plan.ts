/** Which call meets which fault, decided by a seed before anything is dialled. */
import { providers, type ProviderId, type ProviderTable } from '../../core';
import { perProvider } from '../providers/per-provider';
import {
	exitOfEnding,
	expectationOf,
	lookedUp,
	secondExpectationOf,
	type Circumstances,
	type Expectation,
} from './expectation';
import {
	REPORT_FAULTS,
	START_FAULTS,
	type Order,
	type ReportFaultName,
	type StartFaultName,
} from './faults';
import { numberPool } from './numbers';
import { randomOf } from './random';

export interface PlannedCall extends Circumstances {
	readonly index: number;
	/** No other call in the plan's wave has it. */
	readonly to: string;
	readonly reference: string;
	/** What the builder wants back. */
	readonly context: { readonly call: number };
	readonly expected: Expectation;
	/** Present: the reference is placed once more, after the first attempt has ended. */
	readonly again?: Expectation;
}

/** What a call asks of the sandbox, to be posted before it is placed. */
export interface BoundOrder extends Order {
	readonly provider: ProviderId;
	readonly to: string;
}

export interface PlanOptions {
	readonly seed: number;
	readonly calls: number;
	readonly providers?: Readonly<Record<ProviderId, number>>;
	/** The host asks the provider about calls whose report is overdue. */
	readonly looksUp?: boolean;
	/** Faults that a host cannot be given. */
	readonly without?: readonly (StartFaultName | ReportFaultName)[];
}

/** Calls of a wave have numbers of their own; the next wave may use them again, once all is quiet. */
export const WAVE = 2_000;

/** @param others calls of every other provider to one of the slowest: a strict cap, and the slowness after a 429 */
export function weightsOfProviders(others: number): Readonly<Record<ProviderId, number>> {
	const isSlow = (id: ProviderId) => (providers[id].limits?.starts?.requests ?? Infinity) <= 2;
	return perProvider((id) => (isSlow(id) ? 1 : others));
}

const PROVIDER_WEIGHTS = weightsOfProviders(5);
const AGAIN_SHARE = 0.15;
/** Endings that decide something, and one that stands for all others. */
const ENDINGS = {
	...{
		'01': 8,
		'02': 8,
		'03': 12,
		'04': 10,
		'05': 8,
		'06': 10,
		'07': 8,
		'08': 4,
		'09': 6,
		'10': 6,
	},
	...{ '11': 8, '42': 8, '99': 8 },
};

export function planCalls(options: PlanOptions): PlannedCall[] {
	const { seed, calls, providers: weights = PROVIDER_WEIGHTS, without = [], looksUp } = options;
	const random = randomOf(seed);
	const starts = weightsOf(START_FAULTS, without);
	const reports = weightsOf(REPORT_FAULTS, without);
	let numberWith = numberPool(random);

	return Array.from({ length: calls }, (_, index) => {
		if (index % WAVE === 0) numberWith = numberPool(random);
		const provider = random.weighted(weights);
		const ending = random.weighted(ENDINGS);
		const wanted = random.weighted(starts);
		const start = START_FAULTS[wanted].shortTimeout && ending === '05' ? 'none' : wanted;
		const drawn = random.weighted(reports);
		const report = fits(drawn, { provider, start, ending }) ? drawn : 'none';
		const circumstances = { provider, ending, start, report };
		return {
			...circumstances,
			index,
			to: numberWith(ending),
			reference: `fault-${seed}-${index}`,
			context: { call: index },
			expected: looksUp
				? lookedUp(expectationOf(circumstances), circumstances)
				: expectationOf(circumstances),
			...(random.next() < AGAIN_SHARE ? { again: secondExpectationOf(circumstances) } : {}),
		};
	});
}

/** The orders of a call: all are bound to its number. */
export const ordersOf = ({ provider, to, start, report }: PlannedCall): BoundOrder[] =>
	[...START_FAULTS[start].orders, ...REPORT_FAULTS[report].orders].map((order) => ({
		...order,
		provider,
		to,
	}));

/** A call in words, to find out what went wrong. */
export const describeCall = ({ reference, provider, start, report, ending }: PlannedCall): string =>
	`${reference} (${provider}, start ${start}, report ${report}, ending ${ending})`;

/** A fault of the report wants a report; one that is early cannot be late as well. */
function fits(
	report: ReportFaultName,
	{ provider, start, ending }: Omit<Circumstances, 'report'>,
): boolean {
	const { leadsTo } = START_FAULTS[start];
	if (leadsTo === 'error' || leadsTo === 'noCall') return report === 'none';
	// a machine is told of apart from the end of the call, which says that the call was answered
	const { statusHook }: ProviderTable = providers[provider].table;
	if (statusHook && exitOfEnding(provider, ending) === 'voicemail' && report === 'oversized')
		return false;
	const isLate = report === 'late' || report === 'reordered';
	return ending !== '08' && !(ending === '10' && isLate);
}

function weightsOf<Name extends string>(
	table: Readonly<Record<Name, { readonly weight: number }>>,
	without: readonly string[],
): Record<Name, number> {
	const kept = Object.entries<{ weight: number }>(table).filter(
		([name]) => name === 'none' || !without.includes(name),
	);
	return Object.fromEntries(kept.map(([name, { weight }]) => [name, weight])) as Record<
		Name,
		number
	>;
}
