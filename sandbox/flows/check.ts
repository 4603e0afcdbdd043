import type { z } from 'zod/v4';
import { exitsOf, KINDS, type Step } from './steps';

export interface Graph {
	readonly initial: string;
	readonly steps: Readonly<Record<string, Step>>;
}

/** What has become of the call on the way to a step. */
type CallSoFar = 'none' | 'there' | 'over';

/** What the call is behind an exit, where it was `before`. */
function callBehind(step: Step, exit: string, before: CallSoFar): CallSoFar {
	if (step.component === 'make_outbound_call') return exit === 'Answered' ? 'there' : 'over';
	// the call has gone to the second number and ends with it
	if (step.component === 'forward_to_external_number' && exit === 'ok') return 'over';
	return before;
}

const WHY_NOT: Readonly<Record<Exclude<CallSoFar, 'there'>, string>> = {
	none: 'needs a call: put it behind the exit Answered of a make_outbound_call',
	over: 'needs a call, and on one way here there is none any more',
};

function* problemsAt(name: string, step: Step, call: CallSoFar, graph: Graph) {
	const path = ['steps', name, 'component'];
	const { component } = step;
	if (KINDS[component].voice && call !== 'there')
		yield { path, message: `${component} ${WHY_NOT[call]}` };
	if (component === 'make_outbound_call' && call !== 'none')
		yield { path, message: 'make_outbound_call may stand once on a path; one leads here already' };
	if (component === 'api_request' && name !== graph.initial)
		yield { path, message: 'api_request is the first step of a flow and no other' };
}

/** Every step with every state of the call it can be reached in, each once. */
function* reached(graph: Graph): Generator<[name: string, step: Step, call: CallSoFar]> {
	const seen = new Set<string>();
	const waiting: [string, CallSoFar][] = [[graph.initial, 'none']];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const [name, call] = next;
		const step = Object.hasOwn(graph.steps, name) ? graph.steps[name] : undefined;
		if (!step || seen.has(`${call} ${name}`)) continue;
		seen.add(`${call} ${name}`);
		yield [name, step, call];
		for (const [exit, behind] of Object.entries(exitsOf(step)))
			if (behind !== undefined) waiting.push([behind, callBehind(step, exit, call)]);
	}
}

/** Refuses steps that are not there, and steps that stand where they cannot work. */
export function checkGraph(
	graph: Graph,
	prefix: readonly PropertyKey[],
	context: z.RefinementCtx,
): void {
	const { initial, steps } = graph;
	const report = (path: readonly PropertyKey[], message: string) =>
		context.addIssue({ code: 'custom', path: [...prefix, ...path], message, input: graph });
	const has = (name: string): boolean => Object.hasOwn(steps, name);

	if (!has(initial)) report(['initial'], `no step "${initial}"`);
	else if (steps[initial]!.component !== 'api_request')
		report(['initial'], 'a flow begins with an api_request');
	for (const [name, step] of Object.entries(steps))
		for (const [exit, behind] of Object.entries(exitsOf(step)))
			if (behind !== undefined && !has(behind))
				report(['steps', name, 'exits', exit], `no step "${behind}"`);
	const told = new Set<string>();
	for (const [name, step, call] of reached(graph))
		for (const { path, message } of problemsAt(name, step, call, graph)) {
			if (told.has(name + message)) continue;
			told.add(name + message);
			report(path, message);
		}
}
