import { MESSAGES, fault } from '../messages';
import type { CallInput } from './contract';

/** The variables of a call as text, for providers that take nothing else. Throws for a missing value and an object. */
export function textVariables(
	{ variables }: Pick<CallInput, 'variables'>,
	company: string,
): Record<string, string> {
	const flat: Record<string, string> = {};
	for (const [name, value] of Object.entries(variables)) {
		if ((value ?? undefined) === undefined) throw fault(MESSAGES.variableMissing(name));
		if (typeof value === 'object') throw fault(MESSAGES.variableNotText(name, company));
		flat[name] = String(value);
	}
	return flat;
}
