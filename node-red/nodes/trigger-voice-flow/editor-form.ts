/** The rules of the trigger's form that need no dialog. */
import { tableOf, type OptionalField, type ProviderId } from '../../../core/tables';

export interface VariableRow {
	readonly name: string;
	readonly value: string;
	readonly valueType: string;
}

/** Whether a field of the trigger exists for a provider; all exist while the provider is unknown. */
export const supports = (provider: ProviderId | undefined, field: OptionalField): boolean =>
	provider === undefined || tableOf(provider).call.some(({ name }) => name === field);

/** Whether a call of the provider needs a number to come from. */
export const needsFrom = (provider: ProviderId | undefined): boolean =>
	provider !== undefined &&
	tableOf(provider).call.some(({ name, need }) => name === 'from' && need === 'required');

/** The rows worth keeping: names trimmed, rows that are empty left out. */
export const keptRows = (rows: readonly VariableRow[]): VariableRow[] =>
	rows
		.map((row) => ({ ...row, name: row.name.trim() }))
		.filter(({ name, value }) => name !== '' || value !== '');

/** The catalogue key of what is wrong with the rows, or null. */
export function variablesFault(rows: readonly VariableRow[] | undefined): string | null {
	const names = (rows ?? []).map(({ name }) => name);
	if (names.includes('')) return 'error.variableNameMissing';
	return new Set(names).size < names.length ? 'error.variableTwice' : null;
}
