import { strikesLeft, without } from '../../../sandbox/page/faults/fault-orders';
import { clockTime, counted, duration, pretty } from '../../../sandbox/page/kit/format';
import { newestFirst } from '../../../sandbox/page/report-rows';
import { filledIn } from '../../../sandbox/page/phones/test-call';
import type { FaultOrder, FlowView, ReportRow } from '../../../sandbox/page/kit/wire';
import { ask, control, openSandbox } from '../support';

describe('duration', () => {
	it.each([
		[0, '0 s'],
		[0.44, '0.4 s'],
		[9.96, '10 s'],
		[59.7, '1 min 0 s'],
		[125, '2 min 5 s'],
	])('%d is "%s"', (seconds, text) => {
		expect(duration(seconds)).toBe(text);
	});
});

describe('clockTime', () => {
	it('keeps what is no time', () => {
		expect(clockTime('soon')).toBe('soon');
	});
	it('is a time of day', () => {
		expect(clockTime('2026-01-01T09:05:07', 'en-GB')).toBe('09:05:07');
	});
});

describe('counted', () => {
	it.each([
		[1, '1 call'],
		[0, '0 calls'],
		[3000, '3,000 calls'],
	])('%d is "%s"', (count, text) => {
		expect(counted(count, 'call')).toBe(text);
	});
});

describe('pretty', () => {
	it.each([
		['plain <b>', 'plain <b>'],
		[{ a: 1 }, '{\n  "a": 1\n}'],
		[undefined, ''],
		[null, 'null'],
	])('%j', (value, text) => {
		expect(pretty(value)).toBe(text);
	});
});

describe('fault orders', () => {
	const orders: FaultOrder[] = [
		{ provider: 'cmCom', fault: 'slow', times: 2 },
		{ provider: 'kaleyra', fault: 'slow', times: 5 },
		{ provider: 'cmCom', fault: 'slow', times: 1 },
		{ provider: 'cmCom', fault: 'http-429', times: 4 },
	];
	it('count together', () => {
		expect(strikesLeft(orders, 'slow', 'cmCom')).toBe(3);
		expect(strikesLeft(orders, 'slow', 'talkdesk')).toBe(0);
	});
	it('stay in their order when one is switched off', () => {
		expect(without(orders, 'slow', 'cmCom')).toEqual([orders[1], orders[3]]);
	});
});

describe('newestFirst', () => {
	const row = (call: string, order: number) =>
		({ flow_execution_id: call, step_execution_order: order }) as ReportRow;
	const rows = [row('a', 0), row('a', 1), row('b', 0), row('b', 1)];

	it('has the latest call first and its steps in their order', () => {
		const told = newestFirst(rows).map(
			(each) => `${each.flow_execution_id}${each.step_execution_order}`,
		);
		expect(told).toEqual(['b0', 'b1', 'a0', 'a1']);
	});
});

describe('a test call', () => {
	it('has a phone ring with any flow of the sandbox, and no report is sent', async () => {
		const sandbox = await openSandbox();
		const flows: FlowView[] = (await control(sandbox, 'GET', '/flows')).body;
		for (const flow of flows) {
			const call = (await control(sandbox, 'GET', `/flows/${flow.id}/test-call`)).body;
			const values = { to: '+14155550103', reference: 'test-call-1' };
			const { url, init } = filledIn(call, values);
			expect((await ask(sandbox.url + url, init)).status).toBe(200);
		}
		await sandbox.idle();
		const calls = sandbox.calls();
		expect(calls.map(({ to, phone, reference }) => [to, phone, reference])).toEqual(
			flows.map(() => ['+14155550103', 'busy', 'test-call-1']),
		);
		expect(JSON.stringify(calls)).not.toContain('.example');
	});
});
