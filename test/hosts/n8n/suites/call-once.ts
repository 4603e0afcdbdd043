import { awaitEnds, openCallWorkflow } from '../support/calls';
import type { World } from '../support/world';

const TO = '+14155550101';

/** One reference, sent more than once. */
export function callOnce(world: () => World): void {
	const open = async (options: object = {}) => {
		const { sandbox, accounts } = await world().counterpart({ speed: 1_000 });
		const order = await openCallWorkflow(world().host, {
			provider: 'kaleyra',
			accounts,
			waitForResult: false,
			parameters: { options: { reference: '={{ $json.body.reference }}', ...options } },
		});
		const ends = async (reference: string) =>
			(await awaitEnds(world().host, await order({ to: TO, reference })))[0]!;
		return { sandbox, ends };
	};

	it('is called once, and not called the second time', async () => {
		const { sandbox, ends } = await open();
		expect((await ends('order-1042')).output).toBe('Placed');
		const again = await ends('order-1042');
		expect(again.output).toBe('Not Called');
		expect(again.item.call).toMatchObject({
			exit: 'notCalled',
			reason: 'alreadyCalled',
			reference: 'order-1042',
			confirmed: true,
			placedAt: null,
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('is called once when both arrive at the same time', async () => {
		const { sandbox, ends } = await open();
		const both = await Promise.all([ends('order-1043'), ends('order-1043')]);
		expect(both.map(({ output }) => output).sort()).toEqual(['Not Called', 'Placed']);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('is called again when the builder allows it', async () => {
		const { sandbox, ends } = await open({ callOnce: false });
		expect((await ends('order-1044')).output).toBe('Placed');
		expect((await ends('order-1044')).output).toBe('Placed');
		expect(sandbox.calls()).toHaveLength(2);
	});

	it('may be used again after the provider refused the number', async () => {
		const { sandbox, accounts } = await world().counterpart({ speed: 1_000 });
		const order = await openCallWorkflow(world().host, {
			provider: 'cmCom',
			accounts,
			waitForResult: true,
		});
		const ends = async (to: string) =>
			(await awaitEnds(world().host, await order({ to, reference: 'order-1045' })))[0]!;
		expect((await ends('+14155550105')).output).toBe('Invalid Number');
		expect((await ends('+14155550101')).output).toBe('Answered');
		expect(sandbox.calls()).toHaveLength(1);
	});
}
