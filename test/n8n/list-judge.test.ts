import type { Person } from '../hosts/n8n/support/batch';
import type { Execution, Json } from '../hosts/n8n/support/executions';
import { judgeOf, type Seen } from '../hosts/n8n/support/list-judge';

type Call = ReturnType<Seen['sandbox']['calls']>[number];

const REFERENCE = 'list-0';
const person: Person = { reference: REFERENCE, to: '+14155550101', exit: 'answered' };
const item = { reference: REFERENCE, lineage: REFERENCE };

const call = (...timeline: ReadonlyArray<{ status: number; at: string }>) =>
	({
		to: person.to,
		timeline: timeline.map((one) => ({ event: 'report', ...one })),
	}) as unknown as Call;

/** An execution whose nodes behind the call had these items. */
const execution = (ends: Readonly<Record<string, readonly Json[]>>): Execution => ({
	...{ id: '1', status: 'success', text: '' },
	runs: Object.fromEntries(
		Object.entries(ends).map(([name, items]) => [name, [{ outputs: [items] }]]),
	),
});

const judge = (seen: Partial<Seen>, calls: readonly Call[] = [call()]) =>
	judgeOf({
		...{ people: [person], started: [], starts: [], erases: false },
		...seen,
		sandbox: { calls: () => calls as Call[] },
	});

const down = {
	fromMs: Date.parse('2026-01-01T00:00:10Z'),
	toMs: Date.parse('2026-01-01T00:00:20Z'),
};
const isRight = { rows: 1, notOnce: 0, wrongLineage: 0, right: 1, wrong: 0, lost: 0 };

describe('the judge of a list whose n8n was ended', () => {
	it('passes a row at the output of its exit', () => {
		expect(judge({}).ofList(execution({ Answered: [item] }))).toMatchObject(isRight);
	});

	it.each<[string, Readonly<Record<string, readonly Json[]>>, object]>([
		['says what is not so', { Busy: [item] }, { wrong: 1, right: 0 }],
		['says that nobody was called', { 'Not Called': [item] }, { wrong: 1, right: 0 }],
		['is missing', {}, { notOnce: 1, rows: 0 }],
		['is there twice', { Answered: [item, item] }, { notOnce: 1, rows: 2 }],
		[
			'comes from another order',
			{ Answered: [{ ...item, lineage: 'list-1' }] },
			{ wrongLineage: 1 },
		],
		['knows nothing, for no reason', { 'No Result': [item] }, { lost: 1, right: 0 }],
	])('finds a row that %s', (_which, ends, found) => {
		expect(judge({}).ofList(execution(ends))).toMatchObject(found);
	});

	it('knows why a row knows nothing', () => {
		const ended = execution({ 'No Result': [item] });
		const told = { call: { reference: REFERENCE, exit: 'answered' } };
		expect(judge({ started: [execution({ Answered: [told] })] }).ofList(ended).relayed).toBe(1);
		expect(judge({ started: [execution({ Busy: [told] })] }).ofList(ended).lost).toBe(1);
		expect(judge({}, []).ofList(ended).notDialled).toBe(1);
		const starting = call({ status: 200, at: '2026-01-01T00:00:15Z' });
		expect(judge({ starts: [down] }, [starting]).ofList(ended).swallowed).toBe(1);
		const before = call({ status: 200, at: '2026-01-01T00:00:08Z' });
		expect(judge({ starts: [down] }, [before]).ofList(ended).lost).toBe(1);
		expect(judge({ starts: [down], erases: true }, [before]).ofList(ended).erased).toBe(1);
	});

	it('compares the first result of orders that are sent again', () => {
		const again = (first: object | null) =>
			judge({}).ofRepeat(
				execution({ 'Not Called': [{ ...item, call: { reason: 'alreadyCalled', first } }] }),
			);
		expect(again({ exit: 'answered' })).toMatchObject(isRight);
		expect(again({ exit: 'busy' })).toMatchObject({ wrong: 1 });
		expect(again(null)).toMatchObject({ lost: 1 });
	});

	it('counts who was called twice', () => {
		expect(judge({}, [call(), call()]).dialledTwice()).toBe(1);
		expect(judge({}).dialledTwice()).toBe(0);
	});
});
