import { BUILT_IN_FUNCTIONS } from '../../flows/steps/functions';
import contacts from './salesforce.json';
import { executeAction } from './action';
import { fill, fillAll, type Components } from './component';

/** The sandbox's stand-in for a Salesforce org: a small table of contacts. */
const RECORDS: readonly Readonly<Record<string, string>>[] = contacts;

export const dataComponents: Components<'execute_action' | 'run_function' | 'salesforce_data_dip'> =
	{
		execute_action: executeAction,

		async run_function({ variables }, { function: called, input, output }) {
			const values = Object.values(fillAll(input, variables));
			variables[output] = String(BUILT_IN_FUNCTIONS[called]!(...values));
			return 'ok';
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
