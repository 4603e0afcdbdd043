import { flowOf, type FlowOptions } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';
import { WRONG_SETTINGS } from './support/wrong-settings';

const host = useNodeRed();

async function sent(options: Partial<FlowOptions>, msg: object = { payload: '+14155550101' }) {
	const sandbox = await openSandbox();
	const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, ...options });
	await host.start(flow);
	host.send(flow.triggerId, msg);
	const { at, msg: out } = await host.next();
	return { at, msg: out, sandbox, flow };
}

describe('trigger voice flow, given', () => {
	it.each(WRONG_SETTINGS)(
		'$what, names $field',
		async ({ provider, trigger, account, credentials, ...row }) => {
			const { at, msg, sandbox } = await sent({ provider, trigger, account, credentials });
			expect(at).toBe('error');
			expect(msg.error.message).toMatch(row.says);
			expect(msg.failure).toMatchObject({ field: row.field, hint: expect.any(String) });
			expect(msg.error.code).toBe(msg.failure.kind);
			expect(msg.error.message).not.toContain('[object');
			expect(sandbox.calls()).toEqual([]);
		},
	);

	it.each([
		['several numbers', '+14155550101; +14155550102', 'severalNumbers'],
		['text', 'call me', 'numberNotValid'],
		['a number without a country', '4155550101', 'numberNotValid'],
		['no number', '', 'numberMissing'],
		['nothing', undefined, 'numberMissing'],
		['an object', { phone: '+14155550101' }, 'numberNotValid'],
	])('%s, sends it to Invalid Number with the reason', async (_what, payload, reason) => {
		const { at, msg, sandbox } = await sent({}, { payload, keep: 'me' });
		expect({ at, keep: msg.keep, call: msg.call }).toMatchObject({
			at: 'trigger.invalidNumber',
			keep: 'me',
			call: {
				exit: 'invalidNumber',
				reason,
				sentence: expect.stringMatching(/number|text/),
				confirmed: true,
				placedAt: null,
			},
		});
		expect(sandbox.calls()).toEqual([]);
	});

	it.each([
		['nothing is wired to that output', [], 1],
		['a wire leads on from there', undefined, 0],
	])('text, warns when %s', async (_what, wires, count) => {
		const flow = flowOf({ sandboxUrl: 'http://127.0.0.1:9', publicUrl: host.url });
		const nodes = flow.nodes.map((node) =>
			node.id === flow.triggerId && wires ? { ...node, wires } : node,
		);
		await host.start({ ...flow, nodes });
		host.send(flow.triggerId, { payload: 'call me' });
		await host.statusOf(flow.triggerId, ({ text }) => /invalidNumber$/.test(text ?? ''));
		await settled();
		const warned = host.log().filter(({ msg }) => /^Invalid Number: .*phone number/.test(`${msg}`));
		expect(warned).toHaveLength(count);
	});

	it('a path into the message that is not there, takes the number as missing', async () => {
		const { at, msg } = await sent({ trigger: { to: 'order.phone' } });
		expect({ at, reason: msg.call?.reason }).toEqual({
			at: 'trigger.invalidNumber',
			reason: 'numberMissing',
		});
	});

	it('numbers and yes/no as Talkdesk variables, sends them as text with a note', async () => {
		const { at, sandbox, flow } = await sent({
			trigger: {
				variables: [
					{ name: 'order_number', value: '1042', valueType: 'num' },
					{ name: 'gift', value: 'true', valueType: 'bool' },
				],
			},
		});
		expect(at).toBe('trigger.answered');
		expect(sandbox.calls()[0]!.variables).toMatchObject({ order_number: '1042', gift: 'true' });
		expect(host.log()).toContainEqual(
			expect.objectContaining({
				id: flow.triggerId,
				msg: expect.stringMatching(/as text.*"order_number", "gift"/),
			}),
		);
	});

	it('an order number as reference, takes it as text', async () => {
		const { at, msg } = await sent(
			{ trigger: { reference: 'order', referenceType: 'msg' } },
			{ payload: '+14155550101', order: 1042 },
		);
		expect({ at, reference: msg.call?.reference }).toEqual({
			at: 'trigger.answered',
			reference: '1042',
		});
	});

	it('a number as people write it, calls it with the default country', async () => {
		const { at, msg } = await sent(
			{ trigger: { defaultCountry: 'US' } },
			{ payload: '(415) 555-0101' },
		);
		expect({ at, to: msg.call.to }).toEqual({ at: 'trigger.answered', to: '+14155550101' });
	});

	it('a dry run, shows the request without its secrets and places no call', async () => {
		const { at, msg, sandbox } = await sent({ trigger: { dryRun: true } });
		expect({ at, call: msg.call }).toMatchObject({
			at: 'trigger.notCalled',
			call: {
				exit: 'notCalled',
				reason: 'dryRun',
				request: { method: 'POST', body: { customer_number: '+14155550101' } },
			},
		});
		expect(JSON.stringify(msg)).not.toMatch(/sandbox-secret|rb=[\w-]{40}/);
		expect(sandbox.calls()).toEqual([]);
	});
});
