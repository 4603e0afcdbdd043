import { z } from 'zod/v4';

/** Studio's rule for variables ("Working with variables"). */
export const variable = z
	.string()
	.max(100)
	.regex(/^[a-z0-9_]+$/, 'lower-case letters, digits and underscores only')
	.refine((name) => name !== '__proto__', 'not a name for a variable');

export const stepName = z
	.string()
	.min(1)
	.max(100)
	.refine((name) => name !== '__proto__', 'not a name for a step');

export const text = z.string().max(5_000);
export const exitName = stepName;

/** The component's own exits, all of them led somewhere. */
export const exits = <const Names extends readonly string[]>(...names: Names) =>
	z.strictObject(
		Object.fromEntries(names.map((name) => [name, stepName])) as Record<
			Names[number],
			typeof stepName
		>,
	);

/** The same with an error path, which every component but the first and the last may have. */
export const exitsOrError = <const Names extends readonly string[]>(...names: Names) =>
	z.strictObject({
		...(exits(...names).shape as Record<Names[number], typeof stepName>),
		error: stepName.optional(),
	});

/** Exits the author names, beside those the component always has. */
export const namedExits = (...always: readonly string[]) =>
	z.record(exitName, stepName).superRefine((given, context) => {
		for (const name of always)
			if (!Object.hasOwn(given, name))
				context.addIssue({ code: 'custom', path: [name], message: `the exit ${name} is missing` });
	});

export interface WithExits {
	readonly exits: Readonly<Record<string, string>>;
}

/** A place in a step that leads to one of its exits. */
interface Lead {
	readonly path: PropertyKey[];
	readonly exit: string;
}

/** Refuses a rule, option or branch that leaves by an exit the step does not have. */
export const leadsTo =
	<Step extends WithExits>(leads: (step: Step) => readonly Lead[]) =>
	(step: Step, context: z.RefinementCtx<Step>): void => {
		for (const { path, exit } of leads(step))
			if (!Object.hasOwn(step.exits, exit))
				context.addIssue({
					code: 'custom',
					path,
					message: `no exit "${exit}" among this step's exits`,
					input: step,
				});
	};
