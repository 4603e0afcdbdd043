import type { StepRun, TimelineEntry } from '../kit/wire';

/** One stop on the way of a call: a component with what happened in it, or what came around it. */
export interface Stop {
	readonly kind: 'placed' | 'component' | 'underway' | 'after' | 'ended';
	/** Name of the flow's step; absent where no step is behind it. */
	readonly step?: string;
	readonly component?: string;
	readonly exit?: string;
	/** Simulated; absent while it is under way. */
	readonly seconds?: number;
	readonly entries: readonly TimelineEntry[];
}

/** Takes the entries of each run of a step; a step that ran twice gets each its own. */
function entriesOfRuns(
	steps: readonly StepRun[],
	byStep: ReadonlyMap<string, TimelineEntry[]>,
): TimelineEntry[][] {
	return steps.map(({ step }, index) => {
		const waiting = byStep.get(step) ?? [];
		const again = steps.slice(index + 1).find((later) => later.step === step);
		const count = again ? waiting.findIndex(({ at }) => at >= again.startedAt) : waiting.length;
		return waiting.splice(0, count === -1 ? waiting.length : count);
	});
}

/** A call component by component, from the steps carried out and the timeline. */
export function storyOf(
	steps: readonly StepRun[],
	timeline: readonly TimelineEntry[],
): readonly Stop[] {
	const byStep = new Map<string, TimelineEntry[]>();
	const around: TimelineEntry[] = [];
	for (const entry of timeline)
		if (entry.step === undefined) around.push(entry);
		else if (byStep.has(entry.step)) byStep.get(entry.step)!.push(entry);
		else byStep.set(entry.step, [entry]);

	const of = (event: string) => around.filter((entry) => entry.event === event);
	const rest = around.filter(({ event }) => event !== 'placed' && event !== 'ended');
	const entries = entriesOfRuns(steps, byStep);
	const underway = [...byStep].filter(([, left]) => left.length > 0);
	const stops: Stop[] = [
		{ kind: 'placed', entries: of('placed') },
		...steps.map(({ step, component, exit, seconds }, index): Stop => ({
			...{ kind: 'component', step, component, exit, seconds },
			entries: entries[index]!,
		})),
		...underway.map(([step, left]): Stop => ({ kind: 'underway', step, entries: left })),
		{ kind: 'ended', entries: of('ended') },
		{ kind: 'after', entries: rest },
	];
	return stops.filter(({ kind, entries: told }) => kind === 'component' || told.length > 0);
}
