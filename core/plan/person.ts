/** What a call to one of the people is placed with. */
import { variablesOfJson } from '../call/settings';
import type { LadderPlan } from './ladder-state';
import { personIn } from './reference';

type Settings = Readonly<Record<string, unknown>>;

/**
 * The settings of one call of a ladder: the builder's own, with what belongs to the person. Each
 * person's variables are added to the common ones.
 * @param reference of the call, as the plan asked for it
 */
export function settingsOfPerson(
	{ people, ringSeconds }: LadderPlan,
	incident: string,
	settings: Settings,
	reference: string,
): Record<string, unknown> {
	const { to, flowId, variables } = people[personIn(incident, reference)!]!;
	return {
		...settings,
		...{ reference, to },
		...(ringSeconds === undefined ? {} : { ringSeconds }),
		...(flowId === undefined ? {} : { flowId }),
		...(variables === undefined
			? {}
			: { variables: { ...(settings.variables as Settings), ...variablesOfJson(variables) } }),
	};
}
