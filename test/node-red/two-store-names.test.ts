jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALREADY, useCallOnce } from './support/call-once';

const { host, open } = useCallOnce();

// all at the end: when a test ends, Node-RED still looks into them
const folders = mkdtempSync(join(tmpdir(), 'two-store-names-'));
afterAll(() => rmSync(folders, { recursive: true }));
const folder = () => mkdtempSync(join(folders, 'store-'));

const atOnce = (dir: string) => ({ module: 'localfilesystem', config: { dir, cache: false } });
const memory = { module: 'memory' };
const REFERENCES = Array.from({ length: 30 }, (_, n) => `order-${n}`);

/** Two triggers of one account, each with its own name of a store. */
async function openTwo(contextStorage: object | undefined, one: string, other: string) {
	const trigger = { reference: 'order', referenceType: 'msg', callOnceStore: one };
	const { sandbox, flow } = await open({ trigger }, contextStorage && { contextStorage });
	const twin = { ...flow.nodes[2]!, id: `${flow.triggerId}b`, callOnceStore: other };
	await host.deploy([...flow.nodes, twin], 'full', flow.credentials);
	const send = (id: string, order: string) => host.send(id, { payload: '+14155550103', order });
	const warned = host
		.log()
		.filter(({ msg }) => String(msg).endsWith('storesDiffer'))
		.map(({ id }) => id);
	return { sandbox, send, first: flow.triggerId, second: twin.id, warned };
}

describe('one store under two names', () => {
	it.each([
		[
			'its own and none, with an alias',
			(dir: string) => ({ default: 'disk', disk: atOnce(dir) }),
			'disk',
			'',
		],
		[
			'its own and its alias',
			(dir: string) => ({ default: 'disk', disk: atOnce(dir) }),
			'disk',
			'default',
		],
		[
			'its own and none, where it comes first',
			(dir: string) => ({ disk: atOnce(dir), other: memory }),
			'disk',
			'',
		],
		[
			'its own and none, where it is called default',
			(dir: string) => ({ default: atOnce(dir) }),
			'default',
			'',
		],
		[
			'its own and one that is not configured',
			(dir: string) => ({ default: atOnce(dir) }),
			'',
			'gone',
		],
		['two of one folder', (dir: string) => ({ one: atOnce(dir), two: atOnce(dir) }), 'one', 'two'],
	] as const)(
		'(%s) is one memory: nothing is dialled twice, nothing is forgotten',
		async (_what, stores, one, other) => {
			const dir = folder();
			const { sandbox, send, first, second, warned } = await openTwo(stores(dir), one, other);
			expect(warned).toEqual([]);
			// the same references at the same moment, and as many that only one of them has
			for (const order of REFERENCES) {
				send(first, order);
				send(second, order);
				send(first, `${order}-first`);
				send(second, `${order}-second`);
			}
			for (let n = 0; n < REFERENCES.length * 4; n++) await host.next();
			expect(sandbox.calls()).toHaveLength(REFERENCES.length * 3);
			expect(referencesIn(dir)).toHaveLength(REFERENCES.length * 3);
		},
	);

	it('is one memory where none is configured', async () => {
		const { sandbox, send, first, second, warned } = await openTwo(undefined, '', 'memory');
		send(first, 'order-1');
		await host.next();
		send(second, 'order-1');
		expect(await host.next()).toMatchObject(ALREADY);
		expect(sandbox.calls()).toHaveLength(1);
		expect(warned).toEqual([]);
	});
});

describe('two stores for one account', () => {
	it('are warned of at the trigger that comes second', async () => {
		const stores = { default: memory, disk: atOnce(folder()) };
		const { second, warned } = await openTwo(stores, '', 'disk');
		expect(warned).toEqual([second]);
	});
});

/** The hashes that were written down. */
function referencesIn(dir: string): string[] {
	return readdirSync(dir, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.json'))
		.flatMap((name) => {
			const { called = {} } = JSON.parse(readFileSync(join(dir, name), 'utf8')) as {
				called?: object;
			};
			return Object.keys(called);
		});
}
