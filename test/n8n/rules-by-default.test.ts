/** A node of version 2 asks the rules without being told to; one of version 1 does as it did. */
import { verifyEvidence } from '../../core';
import { evidenceKey } from '../../core/result/evidence';
import { MIGRATIONS } from '../../nodes/TriggerVoiceFlow/migrations';
import { DAY, NIGHT, OPENS, SANDBOX, TO, WAITING, itIs, nodeOf, rules } from './support/by-default';
import { CREDENTIALS, SECRET } from './support/contexts';

const PREMIUM = '+19005550123';
/** No law that we know limits informational calls to it. */
const DUTCH = '+31201234567';
const NOON_IN_EUROPE = Date.parse('2026-01-07T11:00Z');

afterEach(() => void jest.restoreAllMocks());

describe('a node of version 2 in which nobody chose a rule', () => {
	it('does not call at night where nothing waits, and says what changes that', async () => {
		itIs(NIGHT);
		const { call: end, sent } = await nodeOf()();
		expect(end).toMatchObject({
			exit: 'notCalled',
			reason: 'outsideCallingHours',
			notBefore: OPENS,
			sentence: expect.stringMatching(
				/^It is .*23:00.* cannot hold .*"Ask the Rules" off there\.$/,
			),
		});
		expect(sent).toBe(0);
	});

	it('tells an agent the same', async () => {
		itIs(NIGHT);
		const tool = nodeOf({}, { type: 'triggerVoiceFlowTool' });
		expect((await tool()).call).toMatchObject({
			notBefore: OPENS,
			sentence: expect.stringContaining('cannot hold'),
		});
	});

	it('holds a call at night where it waits for the result', async () => {
		itIs(NIGHT);
		const { isPause, sent } = await nodeOf({}, {}, WAITING)();
		expect([isPause, sent]).toEqual([true, 0]);
	});

	it('does not hold it under the old execution order, which cannot', async () => {
		itIs(NIGHT);
		const { call: end } = await nodeOf({}, { workflowSettings: {} }, WAITING)();
		expect(end).toMatchObject({ exit: 'notCalled', notBefore: OPENS });
	});

	it('waits by day in the execution itself, as one that asks no rules does', async () => {
		itIs(DAY);
		const { isPause, sent, seen } = await nodeOf({}, {}, WAITING)();
		expect([isPause, sent, seen.waitTill !== undefined]).toEqual([false, 1, true]);
	});

	it('keeps the fourth call to a number back, and one to a premium number', async () => {
		itIs(NOON_IN_EUROPE);
		const run = nodeOf();
		for (let n = 0; n < 3; n += 1)
			expect((await run(DUTCH)).call).toMatchObject({ exit: 'placed' });
		expect((await run(DUTCH)).call).toMatchObject({ exit: 'notCalled', reason: 'calledTooOften' });
		expect((await run(PREMIUM)).call).toMatchObject({ reason: 'riskyNumber' });
	});

	it('gives evidence that can be verified', async () => {
		itIs(DAY);
		const { evidence } = (await nodeOf()()).call as { evidence: object };
		expect(evidence).toMatchObject({ purpose: 'transactional' });
		expect(verifyEvidence(evidence as never, evidenceKey(SECRET))).toEqual({ sealed: true });
	});

	it.each([false, 'no', 'false'])('asks none where "Ask the Rules" is %j', async (askRules) => {
		itIs(NIGHT);
		const { call: end } = await nodeOf(rules({ askRules, maxCallsPerNumber: '1' }))();
		expect(end).toMatchObject({ exit: 'placed', evidence: null });
	});

	it('calls nobody where "Ask the Rules" is neither on nor off', async () => {
		await expect(nodeOf(rules({ askRules: null }))()).rejects.toThrow(/Ask the Rules/);
	});

	it('takes what is chosen field by field', async () => {
		itIs(NIGHT);
		const run = nodeOf(rules({ callingHours: '00:00-24:00', timeZone: 'UTC' }));
		for (let n = 0; n < 3; n += 1) expect((await run()).call).toMatchObject({ exit: 'placed' });
		expect((await run()).call).toMatchObject({ reason: 'calledTooOften' });
	});
});

describe('a node of version 1', () => {
	const V1 = { nodeSettings: { typeVersion: 1 } };

	it('asks no rules where none were added', async () => {
		itIs(NIGHT);
		const run = nodeOf({}, V1);
		for (let n = 0; n < 4; n += 1)
			expect(await run()).toMatchObject({ call: { exit: 'placed', evidence: null }, hints: [] });
	});

	it.each([CREDENTIALS, SANDBOX])(
		'asks them where they were, whatever they hold',
		async (credentials) => {
			itIs(NIGHT);
			const run = nodeOf({ rules: {} }, { ...V1, credentials });
			expect((await run()).call).toMatchObject({
				reason: 'outsideCallingHours',
				evidence: { purpose: 'transactional' },
				sentence: expect.not.stringContaining('Ask the Rules'),
			});
		},
	);
});

describe('from version 1 to 2', () => {
	const [{ migrate }] = MIGRATIONS as [(typeof MIGRATIONS)[number]];

	it.each([
		[{}, { askRules: false }],
		[{ rules: {} }, { purpose: 'transactional' }],
		[{ rules: { values: { timeZone: 'UTC' } } }, { timeZone: 'UTC', purpose: 'transactional' }],
		[rules({ purpose: 'marketing' }), { purpose: 'marketing' }],
		// an expression that finds nothing is a mistake, as before
		[rules({ purpose: null }), { purpose: null }],
	])('%j asks the rules that it asked: %j', (options, values) =>
		expect(migrate({ to: TO, options })).toEqual({ to: TO, options: { rules: { values } } }),
	);
});
