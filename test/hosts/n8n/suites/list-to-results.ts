import { TRIGGER_TYPE, importExample, readExample } from '../support/examples';
import { endedExecution, itemsOf } from '../support/executions';
import { changeNodes } from '../support/workflow';
import { REPOSITORY, type World } from '../support/world';

/** Tests run at night too, and wait for nothing longer than they have to. */
const HURRIED = { afterBusyMinutes: '0', afterNoAnswerMinutes: '0' };
const ANY_HOUR = 'Mon-Sun 00:00-24:00';
const LIST_MS = 180_000;

interface Options {
	readonly tryAgain: { readonly values: object };
	readonly rules: { readonly values: object };
}

export function listToResults(world: () => World): void {
	it(
		'calls everybody, again where it has to, and writes one row for each into a Data Table',
		async () => {
			const { host } = world();
			const { sandbox, accounts } = await world().counterpart({ speed: 50 });
			const example = changeNodes(readExample(REPOSITORY, 'list-to-results'), (node) => {
				if (node.type !== TRIGGER_TYPE) return undefined;
				const { tryAgain, rules, ...rest } = node.parameters.options as Options;
				const options = {
					...rest,
					tryAgain: { values: { ...tryAgain.values, ...HURRIED } },
					rules: { values: { ...rules.values, callingHours: ANY_HOUR } },
				};
				return { parameters: { ...node.parameters, options } };
			});
			const id = await importExample(host, example, accounts);
			const execution = await endedExecution(host.rest, await host.run(id, 'Start'), LIST_MS);

			expect(execution.error).toBeUndefined();
			const rows = [
				['visit-3001', 'Ada', 'answered', 1, '', 'done'],
				['visit-3002', 'Ben', 'busy', 3, '', 'write to them'],
				['visit-3003', 'Dora', 'noAnswer', 3, '', 'write to them'],
				['visit-3004', 'Emil', 'invalidNumber', 1, 'numberNotValid', 'ask for another number'],
				['visit-3005', 'Finn', 'invalidNumber', 1, '', 'ask for another number'],
			].map(([reference, first_name, exit, attempt, reason, next]) => ({
				...{ reference, first_name, exit, attempt, reason, next },
			}));
			expect(itemsOf(execution, 'Write the Results')).toMatchObject(rows);
			const callsTo = (number: string) => sandbox.calls().filter(({ to }) => to === number).length;
			expect(['+14155550101', '+442079460003', '+491713920004'].map(callsTo)).toEqual([1, 3, 3]);
		},
		LIST_MS,
	);
}
