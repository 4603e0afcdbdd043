import type { Call } from './calls';
import { COMPONENTS, type Ended, type Run } from './components';
import { stepBehind, type Flow, type Step } from './flow';
import { maskFields, maskNumber } from './mask';
import { behaviourOf } from './phone';
import type { ProviderId } from './providers';
import { deliver, type Report } from './reports';
import type { World } from './world';

export interface Placement {
	readonly provider: ProviderId;
	readonly id: string;
	readonly flow: Flow;
	/** As the request spelt it. */
	readonly flowId: string;
	readonly to: string;
	readonly reference: string | null;
	readonly variables: Readonly<Record<string, unknown>>;
	/** Values the flow holds itself, for a provider whose requests carry none. */
	readonly ownVariables?: Readonly<Record<string, string>>;
	/** Ring time the request asked for; absent: the flow's own. */
	readonly ringSeconds?: number;
	/** What the provider itself reports when the call is over; absent: nothing. */
	report?(call: Call, ended: Ended): Report | undefined;
}

export interface Placed {
	readonly call: Call;
	/**
	 * What the start's answer has to wait for, when the called number wants its report first:
	 * the first try of a report, at the latest the end of the call.
	 */
	readonly notBefore?: Promise<void>;
}

async function runFlow(run: Run, flow: Flow): Promise<void> {
	let name: string | undefined = flow.initial;
	while (name !== undefined) {
		const step: Step = flow.steps[name]!;
		const carryOut = COMPONENTS[step.component] as (
			run: Run,
			step: Step,
			name: string,
		) => Promise<string>;
		name = stepBehind(step, await carryOut(run, step, name));
	}
}

/** Dials: the call is recorded at once and lives on by itself. */
export function placeCall(world: World, placement: Placement): Placed {
	const { provider, id, flow, flowId, to, reference, variables, ringSeconds } = placement;
	const call: Call = {
		id,
		provider,
		to,
		reference,
		flowId,
		variables: maskFields(variables),
		placedAt: new Date(world.clock.nowMs()).toISOString(),
		phone: null,
		exit: null,
		endedAt: null,
		timeline: [],
	};
	world.calls.add(call);
	world.note(call, 'placed');
	world.log(`${provider} ${id} placed to ${maskNumber(to)}, flow "${flow.name}"`);

	const ended: Ended = { ringSeconds: 0, talkSeconds: 0, forward: null };
	const firstReport = new Promise<void>((resolve) => {
		const given = Object.fromEntries(
			Object.entries(variables).map(([name, value]) => [
				name,
				typeof value === 'string' ? value : JSON.stringify(value),
			]),
		);
		const run: Run = {
			world,
			call,
			given: { ...placement.ownVariables, ...given },
			variables: {},
			ringSeconds,
			ended,
			firstReportDone: resolve,
		};
		const life = async () => {
			await runFlow(run, flow);
			call.endedAt = new Date(world.clock.nowMs()).toISOString();
			world.note(call, 'ended', { exit: call.exit });
			world.log(`${provider} ${id} ended: ${call.exit}`);
			const report = placement.report?.(call, ended);
			if (report) await deliver(world, call, report);
			resolve();
		};
		world.background(life());
	});
	return { call, notBefore: behaviourOf(to).report === 'early' ? firstReport : undefined };
}
