import { evaluate } from '../../flows/expression/evaluate';
import { BUILT_IN_FUNCTIONS, type Value } from '../../flows/expression/functions';
import { ExpressionError } from '../../flows/expression/tokens';
import type { Run } from '../run';
import contacts from './salesforce.json';
import { executeAction } from './action';
import { fill, fillAll, type Components } from './component';

/** The sandbox's stand-in for a Salesforce org: a small table of contacts. */
const RECORDS: readonly Readonly<Record<string, string>>[] = contacts;

function resultOf(
	{ function: called, expression }: { function?: string; expression?: string },
	input: Readonly<Record<string, string>>,
): Value {
	return called !== undefined
		? BUILT_IN_FUNCTIONS[called]!(...Object.values(input))
		: evaluate(expression ?? '', input);
}

/** Where a component's own error leads: `error`, the path every component may have. */
function fail(run: Run, step: string, message: string): string {
	run.context.note(run.record, 'stepFailed', { step, message });
	return 'error';
}

export const dataComponents: Components<'execute_action' | 'run_function' | 'salesforce_data_dip'> =
	{
		execute_action: executeAction,

		async run_function(run, step, name) {
			try {
				const result = resultOf(step, fillAll(step.input, run.variables));
				run.variables[step.output] = String(result);
				return 'ok';
			} catch (error) {
				if (error instanceof ExpressionError) return fail(run, name, error.message);
				throw error;
			}
		},

		async salesforce_data_dip(run, { field, value, output }, name) {
			const wanted = fill(run, value, name);
			const record = RECORDS.find((each) => Object.hasOwn(each, field) && each[field] === wanted);
			run.context.note(run.record, 'dataDip', { step: name, field, found: record !== undefined });
			for (const [variable, column] of Object.entries(output))
				run.variables[variable] = record && Object.hasOwn(record, column) ? record[column]! : '';
			return record ? 'found' : 'not_found';
		},
	};
