/**
 * A voice flow as a document: named steps, each with one exit per way it can end. Step kinds
 * and exit names are those of Talkdesk Studio ("Sending Voice Notifications to Contacts via API
 * Request", "Using Studio API Flows to Forward Calls to External Numbers").
 */
import { z } from 'zod/v4';

const variable = z
	.string()
	.regex(/^[a-z0-9_]+$/, 'lower-case letters, digits and underscores only');
const stepName = z.string().min(1);
const text = z.string();

const ApiRequest = z.strictObject({
	component: z.literal('api_request'),
	/** Argument name → variable that takes its value. */
	arguments: z.record(z.string(), variable),
	/** Variable that takes the interaction's id. */
	interaction_id: variable.optional(),
	exits: z.strictObject({ ok: stepName }),
});

const MakeOutboundCall = z.strictObject({
	component: z.literal('make_outbound_call'),
	/** Variable that holds the number. */
	destination: variable,
	ring_seconds: z.number().int().min(10).max(35).default(15),
	exits: z.strictObject({
		Answered: stepName,
		'Invalid number': stepName,
		Busy: stepName,
		'No Answer': stepName,
		error: stepName,
	}),
});

const PlayAudio = z.strictObject({
	component: z.literal('play_audio'),
	text,
	exits: z.strictObject({ ok: stepName }),
});

const ForwardToExternalNumber = z.strictObject({
	component: z.literal('forward_to_external_number'),
	number: variable,
	displayed_caller: z.enum(['contact_number', 'touchpoint']),
	exits: z.strictObject({
		ok: stepName,
		'No answer': stepName,
		'Invalid Number': stepName,
		error: stepName,
	}),
});

const ExecuteAction = z.strictObject({
	component: z.literal('execute_action'),
	url: text,
	body: z.record(z.string(), text),
	exits: z.strictObject({ Success: stepName, Error: stepName, Timeout: stepName }),
});

const EndFlow = z.strictObject({ component: z.literal('end_flow') });

const Step = z.discriminatedUnion('component', [
	ApiRequest,
	MakeOutboundCall,
	PlayAudio,
	ForwardToExternalNumber,
	ExecuteAction,
	EndFlow,
]);
export type Step = z.infer<typeof Step>;

const exitsOf = (step: Step): Readonly<Record<string, string>> =>
	'exits' in step ? step.exits : {};

export const Flow = z
	.strictObject({
		id: z.uuid(),
		name: z.string().min(1),
		initial: stepName,
		steps: z.record(stepName, Step),
	})
	.superRefine(({ initial, steps }, context) => {
		if (!(initial in steps))
			context.addIssue({ code: 'custom', path: ['initial'], message: `no step "${initial}"` });
		for (const [name, step] of Object.entries(steps))
			for (const [exit, next] of Object.entries(exitsOf(step)))
				if (!(next in steps))
					context.addIssue({
						code: 'custom',
						path: ['steps', name, 'exits', exit],
						message: `no step "${next}"`,
					});
	});
export type Flow = z.infer<typeof Flow>;

/** The step behind an exit; undefined where the flow ends. */
export const stepBehind = (step: Step, exit: string): string | undefined => exitsOf(step)[exit];

/** The number a flow calls, from the arguments it is given; empty when they hold none. */
export function calledNumber(flow: Flow, given: Readonly<Record<string, unknown>>): string {
	const steps = Object.values(flow.steps);
	const dialling = steps.find((step) => step.component === 'make_outbound_call');
	const start = steps.find((step) => step.component === 'api_request');
	const argument = Object.entries(start?.arguments ?? {}).find(
		([, variable]) => variable === dialling?.destination,
	)?.[0];
	const number = argument !== undefined && Object.hasOwn(given, argument) ? given[argument] : '';
	return typeof number === 'string' ? number : '';
}

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
