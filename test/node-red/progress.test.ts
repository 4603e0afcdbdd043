import { createProgress } from '../../node-red/nodes/trigger-voice-flow/progress';
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

describe('createProgress', () => {
	const open = () => {
		const clock = { ms: 1_000 };
		return { clock, progress: createProgress(() => clock.ms) };
	};
	const parts = (id: string, count?: number, index?: number) => ({ id, count, index });

	it('has nothing to say about a call on its own', () => {
		const { progress } = open();
		progress.begin(undefined);
		expect(progress.howFar()).toBeNull();
	});

	it('counts calls that are under way together, and tells the time left by those that have ended', () => {
		const { clock, progress } = open();
		for (let call = 0; call < 4; call++) progress.begin(undefined);
		expect(progress.howFar()).toEqual({ done: 0, total: 4, leftMs: null });
		clock.ms += 60_000;
		expect(progress.end('busy')).toBeNull();
		expect(progress.howFar()).toEqual({ done: 1, total: 4, leftMs: 180_000 });
	});

	it('knows the length of a sequence from its first message', () => {
		const { progress } = open();
		progress.begin(parts('list', 200));
		expect(progress.howFar()).toEqual({ done: 0, total: 200, leftMs: null });
	});

	it('goes on with a sequence whose messages come one after the other', () => {
		const { progress } = open();
		progress.begin(parts('list', 2, 0));
		expect(progress.end('answered')).toBeNull();
		progress.begin(parts('list', 2, 1));
		expect(progress.end('error')).toEqual({
			...{ done: 2, total: 2, seconds: 0 },
			exits: { answered: 1, error: 1 },
		});
	});

	it('sums up once in a list that comes slowly, and when messages of it were filtered out before', () => {
		const { progress } = open();
		const summaries = [0, 1, 3].map((index) => {
			progress.begin(parts('list', 4, index));
			return progress.end('busy');
		});
		expect(summaries).toEqual([null, null, expect.objectContaining({ done: 3, total: 4 })]);
	});

	it.each([
		['a message without a sequence', undefined],
		['another sequence', parts('other', 2)],
		['a sequence of unknown length', parts('list')],
	])('begins anew with %s when nothing is under way', (_what, next) => {
		const { progress } = open();
		progress.begin(parts('list', 3));
		progress.end('answered');
		progress.begin(next);
		progress.begin(undefined);
		expect(progress.howFar()?.done).toBe(0);
	});

	it('adds what comes while something is under way', () => {
		const { progress } = open();
		progress.begin(parts('list', 3));
		progress.begin(parts('other', 2));
		progress.begin(undefined);
		expect(progress.howFar()?.total).toBe(6);
	});

	it('waits for no call whose node went', () => {
		const { progress } = open();
		for (let call = 0; call < 3; call++) progress.begin(undefined);
		progress.end('busy');
		progress.gone();
		progress.gone();
		progress.begin(undefined);
		progress.begin(undefined);
		expect(progress.howFar()).toMatchObject({ done: 0, total: 2 });
	});

	it('says what became of all of them with the last one, and only then', () => {
		const { clock, progress } = open();
		for (let call = 0; call < 3; call++) progress.begin(undefined);
		expect([progress.end('busy'), progress.end('answered')]).toEqual([null, null]);
		clock.ms += 2_600;
		expect(progress.end('busy')).toEqual({
			...{ done: 3, total: 3, seconds: 3 },
			exits: { busy: 2, answered: 1 },
		});
	});
});

describe('a list of calls', () => {
	const host = useNodeRed();
	const LIST = ['+14155550101', '+14155550103', 'nobody'];

	async function call(summary: boolean | undefined) {
		const sandbox = await openSandbox();
		const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, trigger: { summary } });
		await host.start(flow);
		LIST.forEach((payload, index) =>
			host.send(flow.triggerId, {
				payload,
				parts: { id: 'list', index, count: LIST.length },
				summary: 'of an earlier node',
			}),
		);
		const arrivals = [await host.next(), await host.next(), await host.next()];
		return { flow, arrivals };
	}

	it('shows below the node how far it is', async () => {
		const { flow } = await call(false);
		const shown = host.statuses.filter(({ id }) => id === flow.triggerId);
		const texts = shown.map(({ status: { fill, text } }) => `${fill} ${text?.split('.').at(-1)}`);
		expect(texts).toContain('blue progress');
		expect(texts.at(-1)).toBe('green progress');
		expect(texts.filter((text) => /waiting|sending/.test(text))).toEqual([]);
	});

	it('ends with a summary in its last message, where it was asked for', async () => {
		const { arrivals } = await call(true);
		expect(arrivals.map(({ msg }) => msg.summary).slice(0, 2)).toEqual([undefined, undefined]);
		expect(arrivals[2]!.msg.summary).toMatchObject({
			...{ done: 3, total: 3 },
			exits: { answered: 1, busy: 1, invalidNumber: 1 },
		});
		expect(arrivals[2]!.msg.parts).toMatchObject({ id: 'list', count: 3 });
	});

	it.each([false, undefined])('leaves msg.summary as it was with summary %s', async (summary) => {
		const { arrivals } = await call(summary);
		const carried = arrivals.map(({ msg }) => msg.summary);
		expect(new Set(carried)).toEqual(new Set(['of an earlier node']));
	});
});
