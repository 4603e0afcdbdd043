/** Calls to one's own people ring at night, where nobody chose otherwise. */
import { readCall } from '../../nodes/TriggerVoiceFlow/start-flow/read-call';
import { TO, itIs, nodeOf } from './support/by-default';
import { executeContext } from './support/contexts';
import { call } from './support/trigger';

/** 03:00 where the number is. */
const THREE = Date.parse('2026-01-08T11:00Z');
const ASKING = {
	...{ operation: 'sendAndWait', message: 'Confirm?', messageVariable: 'message' },
	confirmDigits: '1',
};

afterEach(() => void jest.restoreAllMocks());

describe('calls to one’s own people', () => {
	it('ring at three, five times a day', async () => {
		itIs(THREE);
		const answers = [{ status: 200, body: { success: true, 'call-id': 'C1' } }];
		const run = nodeOf(
			{},
			{ answers },
			{
				...ASKING,
				...{ provider: 'cmCom', flowId: '6f1c1f0e-0000-4000-8000-000000000001' },
			},
		);
		for (let n = 0; n < 5; n += 1)
			expect(await run()).toMatchObject({ sent: 1, seen: { waitTill: expect.any(Date) } });
		expect((await run()).call).toMatchObject({ exit: 'notCalled', reason: 'calledTooOften' });
	});

	it.each([
		[1, { operation: 'callInOrder' }, undefined],
		[2, { operation: 'callInOrder' }, 'duty'],
		[2, { ...ASKING, provider: 'cmCom' }, 'duty'],
		[2, { operation: 'startFlow' }, 'transactional'],
	])('are what version %i takes %j for: %s', (typeVersion, parameters, purpose) => {
		const nodeSettings = { typeVersion };
		const { context } = executeContext({ nodeSettings, parameters: call(TO, parameters) });
		expect(readCall(context, 0, 'waiting').rules?.values.purpose).toBe(purpose);
	});
});
