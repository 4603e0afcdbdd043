/** Examples of what a flow takes, for a provider's request details. */
import { calledArgument, type Flow } from '../flows/flow';
import type { FlowArgument } from './contract';

export const EXAMPLE_NUMBER = '+14155550101';
export const EXAMPLE_RESULT_URL = 'https://your-workflow.example/result';

/** What an argument might hold, told by its name. */
function exampleOf(name: string): string {
	if (/number|phone|contact|callee/i.test(name) && !/order/i.test(name)) return EXAMPLE_NUMBER;
	if (/url/i.test(name)) return EXAMPLE_RESULT_URL;
	if (/order/i.test(name)) return '1042';
	return `your ${name.replaceAll('_', ' ')}`;
}

/** Every argument of a flow, and those beside the number it calls. */
export function argumentsOf(flow: Flow): { all: FlowArgument[]; rest: FlowArgument[] } {
	const start = flow.steps[flow.initial];
	const taken = Object.entries(start?.component === 'api_request' ? start.arguments : {});
	const all = taken.map(([name, variable]) => ({ name, variable }));
	const called = calledArgument(flow);
	return { all, rest: all.filter(({ name }) => name !== called) };
}

export const examplesOf = (taken: readonly FlowArgument[]): Record<string, string> =>
	Object.fromEntries(taken.map(({ name }) => [name, exampleOf(name)]));

/** The variables of a flow that is started without a result address of its own. */
export const variablesOf = (flow: Flow): Record<string, string> =>
	examplesOf(argumentsOf(flow).rest.filter(({ name }) => !/url|token/.test(name)));
