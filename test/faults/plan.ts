/** Which call meets which fault, decided by a seed before anything is dialled. */
import { providers, type ProviderId, type ProviderTable } from '../../core';
import { perProvider } from '../providers/per-provider';
import {
	decidedBy,
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
import { randomOf, type Random } from './random';

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
	/** Every call has a second account, and most first ones certainly call nobody. */
	readonly fallback?: boolean;
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
	const firsts = options.fallback ? mostlyFailing(starts) : starts;
	const reports = weightsOf(REPORT_FAULTS, without);
	let numberWith = numberPool(random);

	return Array.from({ length: calls }, (_, index) => {
		if (index % WAVE === 0) numberWith = numberPool(random);
		const provider = random.weighted(weights);
		const ending = random.weighted(ENDINGS);
		const wanted = random.weighted(firsts);
		const start = START_FAULTS[wanted].shortTimeout && ending === '05' ? 'none' : wanted;
		const second = options.fallback ? secondOf(random, provider, weights, starts, ending) : {};
		const drawn = random.weighted(reports);
		const asked = { provider, ending, start, report: drawn, ...second };
		const report = fits(drawn, decidedBy(asked)) ? drawn : 'none';
		const circumstances: Circumstances = { ...asked, report };
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

/** So many first accounts fail for certain, where there is a second one: a share of one. */
const FAILING = 0.6;

function mostlyFailing(starts: Record<StartFaultName, number>): Record<StartFaultName, number> {
	const fails = (name: string) => START_FAULTS[name as StartFaultName].leadsTo === 'error';
	const sum = (wanted: boolean) =>
		Object.entries(starts).reduce(
			(all, [name, weight]) => all + (fails(name) === wanted ? weight : 0),
			0,
		);
	const factor = (FAILING / (1 - FAILING)) * (sum(false) / Math.max(sum(true), 1));
	return Object.fromEntries(
		Object.entries(starts).map(([name, weight]) => [
			name,
			// one that is refused so often slows its whole account down
			fails(name) && name !== 'alwaysTooMany' ? weight * factor : weight,
		]),
	) as Record<StartFaultName, number>;
}

/** Another provider, with a fault of its own. */
function secondOf(
	random: Random,
	first: ProviderId,
	weights: Readonly<Record<ProviderId, number>>,
	starts: Record<StartFaultName, number>,
	ending: string,
): Pick<Circumstances, 'second'> {
	const provider = random.weighted({ ...weights, [first]: 0 });
	const wanted = random.weighted(starts);
	const start = START_FAULTS[wanted].shortTimeout && ending === '05' ? 'none' : wanted;
	return { second: { provider, start } };
}

/** The orders of a call: all are bound to its number, at the provider that meets the fault. */
export function ordersOf(call: PlannedCall): BoundOrder[] {
	const { provider, to, start, report, second } = call;
	const at = (where: ProviderId, orders: readonly Order[]): BoundOrder[] =>
		orders.map((order) => ({ ...order, provider: where, to }));
	return [
		...at(provider, START_FAULTS[start].orders),
		...(second ? at(second.provider, START_FAULTS[second.start].orders) : []),
		...at(decidedBy(call).provider, REPORT_FAULTS[report].orders),
	];
}

/** A call in words, to find out what went wrong. */
export const describeCall = (call: PlannedCall): string => {
	const { reference, provider, start, report, ending, second } = call;
	const then = second ? `, then ${second.provider}, start ${second.start}` : '';
	return `${reference} (${provider}, start ${start}${then}, report ${report}, ending ${ending})`;
};

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
