jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALREADY, useCallOnce } from './support/call-once';
import { settled } from './support/host';
import { order } from './support/sandbox';

const { host, open } = useCallOnce();

// all at the end: when a test ends, Node-RED still looks into them
const folders = mkdtempSync(join(tmpdir(), 'call-once-'));
afterAll(() => rmSync(folders, { recursive: true }));
const userDir = () => mkdtempSync(join(folders, 'user-'));

const safeStore = (folder: string) => ({
	contextStorage: {
		default: { module: 'memory' },
		disk: { module: 'localfilesystem', config: { dir: folder, cache: false } },
	},
});

const warnings = (id: string) =>
	host.log().filter((entry) => entry.id === id && String(entry.msg).endsWith('storeNotSafe'));

describe('call once', () => {
	it('remembers all references that come at the same moment', async () => {
		const folder = userDir();
		const trigger = { reference: 'order', referenceType: 'msg', callOnceStore: 'disk' };
		const { sandbox, flow } = await open({ trigger }, safeStore(folder));
		const send = () => {
			for (let n = 0; n < 10; n++)
				host.send(flow.triggerId, { payload: '+14155550103', order: `order-${n}` });
		};
		send();
		for (let n = 0; n < 10; n++) await host.next();
		send();
		for (let n = 0; n < 10; n++) expect(await host.next()).toMatchObject(ALREADY);
		expect(sandbox.calls()).toHaveLength(10);
	});

	it('loses no claim of a call that is under way while the account is deployed', async () => {
		const folder = userDir();
		const trigger = {
			reference: 'order',
			referenceType: 'msg',
			callOnceStore: 'disk',
			waitForResult: false,
		};
		const { sandbox, flow } = await open({ trigger }, safeStore(folder));
		const send = (n: number) =>
			host.send(flow.triggerId, { payload: '+14155550108', order: `order-${n}` });
		for (let n = 0; n < 5; n++) send(n);
		await host.deploy(flow.nodes, 'full', flow.credentials);
		for (let n = 5; n < 10; n++) send(n);
		for (let n = 0; n < 10; n++) await host.next();
		for (let n = 0; n < 10; n++) send(n);
		for (let n = 0; n < 10; n++) expect(await host.next()).toMatchObject(ALREADY);
		expect(sandbox.calls()).toHaveLength(10);
	});

	it('has written the reference to a safe store before it dials, and no readable reference', async () => {
		const folder = userDir();
		const { sandbox, send } = await open({ trigger: { callOnceStore: 'disk' } }, safeStore(folder));
		await order(sandbox, 'cmCom', 'timeout-after-accept');
		send();
		while (sandbox.calls().length === 0) await settled();
		const [file] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
			name.endsWith('.json'),
		);
		const text = readFileSync(join(folder, file!), 'utf8');
		expect(Object.keys((JSON.parse(text) as { called: object }).called)).toHaveLength(1);
		expect(text).not.toMatch(/order-1042|5550103/);
	});

	it('places no call while the store is damaged, says so, and goes on when it is whole again', async () => {
		const folder = userDir();
		const trigger = { reference: 'order', referenceType: 'msg', callOnceStore: 'disk' };
		const { sandbox, flow } = await open({ trigger }, safeStore(folder));
		const send = (order: string) => host.send(flow.triggerId, { payload: '+14155550103', order });
		send('order-1');
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		const name = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) =>
			path.endsWith('.json'),
		)!;
		const whole = readFileSync(join(folder, name));

		writeFileSync(join(folder, name), whole.subarray(0, -9));
		send('order-2');
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { error: { code: 'notConfigured', message: expect.stringContaining('was not made') } },
		});
		writeFileSync(join(folder, name), whole);
		for (const order of ['order-1', 'order-2']) send(order);
		expect([await host.next(), await host.next()].map(({ at }) => at)).toEqual([
			'trigger.notCalled',
			'trigger.busy',
		]);
		expect(sandbox.calls()).toHaveLength(2);
	});

	it.each([
		['the memory, which is the default', undefined, '', 1],
		['a file that is written later', { default: { module: 'localfilesystem' } }, '', 1],
		[
			'a store of that kind by name',
			{ default: { module: 'memory' }, disk: { module: 'localfilesystem' } },
			'disk',
			1,
		],
		[
			'a file that is written at once',
			{ default: { module: 'localfilesystem', config: { cache: false } } },
			'',
			0,
		],
		[
			'such a file by name',
			{
				default: { module: 'memory' },
				disk: { module: 'localfilesystem', config: { cache: false } },
			},
			'disk',
			0,
		],
		[
			'such a file, which another name points to',
			{ default: 'disk', disk: { module: 'localfilesystem', config: { cache: false } } },
			'',
			0,
		],
		[
			'such a file, which comes first where nothing is called default',
			{ disk: { module: 'localfilesystem', config: { cache: false } } },
			'',
			0,
		],
	])('with %s, warns as often as it has to', async (_what, contextStorage, store, times) => {
		const folder = userDir();
		const settings = contextStorage && { contextStorage, userDir: folder };
		const { flow } = await open({ trigger: { callOnceStore: store } }, settings);
		expect(warnings(flow.triggerId)).toHaveLength(times);
	});

	it('warns of nothing where it is switched off', async () => {
		const { flow } = await open({ trigger: { callOnce: false } });
		expect(warnings(flow.triggerId)).toHaveLength(0);
	});
});
