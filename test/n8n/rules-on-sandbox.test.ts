/** On the Local Sandbox rules that nobody chose are not asked: no real phone rings there. */
import { NIGHT, OPENS, SANDBOX, WAITING, itIs, nodeOf, rules } from './support/by-default';

afterEach(() => void jest.restoreAllMocks());

describe('on the Local Sandbox', () => {
	const onSandbox = { credentials: SANDBOX };

	it('a number is called at night again and again, and the node says what a real account would do', async () => {
		itIs(NIGHT);
		const run = nodeOf({}, onSandbox);
		for (let n = 0; n < 4; n += 1) {
			const { call: end, hints } = await run();
			expect(end).toMatchObject({ exit: 'placed', evidence: null });
			expect(hints).toContain(
				'With a real account this call would wait until 08:00 in America/Los_Angeles.',
			);
		}
	});

	it('a call that waits takes the same way as one without rules', async () => {
		itIs(NIGHT);
		const { isPause, sent, seen } = await nodeOf({}, onSandbox, WAITING)();
		expect([isPause, sent, seen.waitTill !== undefined]).toEqual([false, 1, true]);
	});

	it('a forecast says what the run does', async () => {
		itIs(NIGHT);
		const { call: end, hints } = await nodeOf({ dryRun: true }, onSandbox)();
		expect(end).toMatchObject({ forecast: { outcome: 'now' } });
		expect(hints.join()).toContain('With a real account this call would wait');
		expect((await nodeOf({ dryRun: true })()).call).toMatchObject({
			forecast: { outcome: 'held', heldUntil: OPENS },
		});
	});

	it.each([rules({ maxCallsPerNumber: '3' }), rules({ purpose: 'transactional' })])(
		'all rules are asked as soon as one is chosen: %j',
		async (options) => {
			itIs(NIGHT);
			expect((await nodeOf(options, onSandbox)()).call).toMatchObject({
				exit: 'notCalled',
				reason: 'outsideCallingHours',
			});
		},
	);

	const real = (kaleyra: object) => ({
		...SANDBOX,
		kaleyraApi: { ...SANDBOX.kaleyraApi, ...kaleyra },
	});

	it.each([
		[
			'an address of a company, left over from another region',
			real({ baseUrl: 'https://a.example' }),
			{},
		],
		[
			'a fallback that is real',
			SANDBOX,
			{ fallback: { cmCom: { flowId: 'F', from: '+31201234567' } } },
		],
	])('rules that nobody chose are asked with %s', async (_what, credentials, options) => {
		itIs(NIGHT);
		expect((await nodeOf(options, { credentials })()).call).toMatchObject({
			exit: 'notCalled',
			reason: 'outsideCallingHours',
		});
	});

	it('an expression is a choice, whatever it gives', async () => {
		itIs(NIGHT);
		const nodeParameters = { options: rules({ doNotCall: '={{ $json.list }}' }) } as never;
		const run = nodeOf(rules({ doNotCall: '' }), { ...onSandbox, nodeParameters });
		expect((await run()).call).toMatchObject({ reason: 'outsideCallingHours' });
	});
});
