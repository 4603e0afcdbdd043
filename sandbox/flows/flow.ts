/**
 * A voice flow as a document: named steps, each with one exit per way it can end. Step kinds
 * and exit names are those of Talkdesk Studio ("Sending Voice Notifications to Contacts via API
 * Request", "Using Studio API Flows to Forward Calls to External Numbers").
 */
import { z } from 'zod/v4';
import { checkGraph } from './check';
import { stepName } from './steps/fields';
import { exitsOf, Step } from './steps';

export type { Step };

const graph = {
	/** The first step: an api_request. */
	initial: stepName,
	steps: z.record(stepName, Step),
};

/** Whether a flow runs. Some providers have a call status for each state but the first. */
export const STATES = ['published', 'draft', 'paused', 'unassigned'] as const;

/** Only what is published runs; `draft` holds changes that are not. */
export const Flow = z
	.strictObject({
		$schema: z.string().optional(),
		id: z.uuid(),
		name: z.string().min(1).max(200),
		state: z.enum(STATES).default('published'),
		version: z.number().int().min(1).default(1),
		...graph,
		draft: z.strictObject(graph).optional(),
	})
	.superRefine(({ draft, ...published }, context) => {
		checkGraph(published, [], context);
		if (draft) checkGraph(draft, ['draft'], context);
	});
export type Flow = z.infer<typeof Flow>;

/** The step behind an exit; undefined where the flow ends. */
export const stepBehind = (step: Step, exit: string): string | undefined => {
	const exits = exitsOf(step);
	return Object.hasOwn(exits, exit) ? exits[exit] : undefined;
};

/** The argument that holds the number a flow calls; undefined when none does. */
export function calledArgument({ steps, initial }: Flow): string | undefined {
	const dialling = Object.values(steps).find((step) => step.component === 'make_outbound_call');
	const start = steps[initial];
	if (start?.component !== 'api_request' || !dialling) return undefined;
	return Object.entries(start.arguments).find(
		([, variable]) => variable === dialling.destination,
	)?.[0];
}

/** The number a flow calls, from the arguments it is given; empty when they hold none. */
export function calledNumber(flow: Flow, given: Readonly<Record<string, unknown>>): string {
	const argument = calledArgument(flow);
	const number = argument !== undefined && Object.hasOwn(given, argument) ? given[argument] : '';
	return typeof number === 'string' ? number : '';
}

/** The number a flow's own step calls from; undefined where it names none. */
export const callingNumber = ({ steps }: Flow): string | undefined =>
	Object.values(steps).find((step) => step.component === 'make_outbound_call')?.source;

/** Fills `%{current_flow.name}` in; a missing variable leaves nothing and is told to `missing`. */
export function fillText(
	template: string,
	variables: Readonly<Record<string, string>>,
	missing: (name: string) => void = () => undefined,
): string {
	return template.replace(/%\{current_flow\.([a-z0-9_]+)\}/g, (_match, name: string) => {
		if (!Object.hasOwn(variables, name)) missing(name);
		return Object.hasOwn(variables, name) ? variables[name]! : '';
	});
}
