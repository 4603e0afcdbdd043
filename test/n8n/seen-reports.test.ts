import type { NodeMemory } from '../../nodes/OutboundCallResult/kept-list';
import { takeOnce } from '../../nodes/OutboundCallResult/seen-reports';

let ids = 0;
const newId = () => `delivered-${(ids += 1)}`;
/** What n8n reads with a request: a copy of its own. */
const memoryOf = (name = 'workflow node', delivered?: string[]): NodeMemory => ({
	name,
	staticData: delivered ? { delivered } : {},
});
const taken = async () => 'taken';

/** Something under way: it ends as the test says. */
function underWay() {
	let end!: { resolve: (value: string) => void; reject: (error: Error) => void };
	const promise = new Promise<string>((resolve, reject) => (end = { resolve, reject }));
	return { take: () => promise, ...end };
}

describe('takeOnce', () => {
	it('takes the first report, and no other', async () => {
		const id = newId();
		expect(await takeOnce(id, memoryOf(), taken)).toBe('taken');
		expect(await takeOnce(id, memoryOf(), taken)).toBeUndefined();
		expect(await takeOnce(id, memoryOf('other node'), taken)).toBeUndefined();
	});

	it('takes none that another process has written down', async () => {
		const id = newId();
		expect(await takeOnce(id, memoryOf('workflow node', [id]), taken)).toBeUndefined();
	});

	it('answers a repeated report only when the first one has arrived', async () => {
		const id = newId();
		const first = underWay();
		const answers: string[] = [];
		const both = [
			takeOnce(id, memoryOf(), first.take).then(() => answers.push('first')),
			takeOnce(id, memoryOf(), taken).then(() => answers.push('second')),
		];
		await new Promise(setImmediate);
		expect(answers).toEqual([]);
		first.resolve('taken');
		await Promise.all(both);
		expect(answers.sort()).toEqual(['first', 'second']);
	});

	it('has the report sent again when the first one got nowhere', async () => {
		const id = newId();
		const first = underWay();
		const both = [takeOnce(id, memoryOf(), first.take), takeOnce(id, memoryOf(), taken)];
		first.reject(new Error('n8n is going down'));
		const outcomes = await Promise.allSettled(both);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(await takeOnce(id, memoryOf(), taken)).toBe('taken');
	});

	it('remembers none that was not believed, and takes the true one behind it', async () => {
		const id = newId();
		let judge!: (verdict: null) => void;
		const forged = takeOnce(id, memoryOf(), () => new Promise<null>((end) => (judge = end)));
		const both = [takeOnce(id, memoryOf(), taken), takeOnce(id, memoryOf(), taken)];
		judge(null);
		expect(await forged).toBeNull();
		expect(await Promise.all(both)).toEqual(['taken', undefined]);
	});

	it('writes down all that this process took at the node, though each request has its own copy', async () => {
		const name = 'busy node';
		const [one, two] = [newId(), newId()];
		const slow = underWay();
		const copies = [memoryOf(name, ['before']), memoryOf(name, ['before'])] as const;
		const both = [takeOnce(one, copies[0], slow.take), takeOnce(two, copies[1], taken)];
		await both[1];
		// not yet taken, so not yet written: after a crash its provider sends it again
		expect(copies[1].staticData.delivered).toEqual(['before', two]);
		slow.resolve('taken');
		await both[0];
		expect(new Set(copies[0].staticData.delivered as string[])).toEqual(
			new Set(['before', one, two]),
		);
	});

	it('keeps what other nodes took out of a node', async () => {
		const [here, there] = [newId(), newId()];
		await takeOnce(there, memoryOf('node there'), taken);
		const memory = memoryOf('node here');
		await takeOnce(here, memory, taken);
		expect(memory.staticData.delivered).toEqual([here]);
	});

	it('keeps the newest where it forgets some, in one process and in two', async () => {
		const name = 'long-lived node';
		const staticData: NodeMemory['staticData'] = {};
		const mine: string[] = [];
		for (let i = 0; i < 1_200; i += 1) {
			const id = newId();
			mine.push(id);
			// every third comes through another process, which knows only what is written down
			if (i % 3 === 0) staticData.delivered = [...((staticData.delivered as string[]) ?? []), id];
			else await takeOnce(id, { name, staticData }, taken);
		}
		const kept = staticData.delivered as string[];
		expect(kept.length).toBeLessThanOrEqual(501);
		for (const id of mine.slice(-100)) expect(kept).toContain(id);
	});
});
