import { fillText } from '../../flows/flow';
import type { Run } from '../run';
import type { Kind, StepOf } from '../../flows/steps';

/** Carries a step out and names the exit it leaves by. */
export type Component<K extends Kind> = (
	run: Run,
	step: StepOf<K>,
	name: string,
) => Promise<string>;

/** Some of the components, by kind. */
export type Components<K extends Kind> = { readonly [Each in K]: Component<Each> };

/** A text with its variables filled in; missing ones are noted on the call. */
export const fill = (run: Run, template: string, step: string): string =>
	fillText(template, run.variables, (variable) =>
		run.context.note(run.record, 'missingVariable', { step, variable }),
	);

export const fillAll = (
	templates: Readonly<Record<string, string>>,
	variables: Readonly<Record<string, string>>,
): Record<string, string> =>
	Object.fromEntries(
		Object.entries(templates).map(([name, template]) => [name, fillText(template, variables)]),
	);
