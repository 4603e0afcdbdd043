import { endsOf, openCallWorkflow } from '../support/calls';
import { endedExecution } from '../support/executions';
import type { World } from '../support/world';

const TO = '+14155550103';

export function resultField(world: () => World): void {
	it('has the result of a call that was waited for, and no other field has it', async () => {
		const { host } = world();
		const { accounts } = await world().counterpart({ speed: 5 });
		const order = await openCallWorkflow(host, {
			provider: 'kaleyra',
			accounts,
			waitForResult: true,
			parameters: { options: { resultField: 'second' } },
		});
		const execution = await endedExecution(host.rest, await order({ to: TO }));
		const [end] = endsOf(execution);
		expect(end).toMatchObject({ output: 'Busy', item: { second: { exit: 'busy', to: TO } } });
		expect(end!.item.call).toBeUndefined();
	});
}
