/** A call that is tried again asks both accounts each time. */
import { SAMPLES } from '../providers';
import { useFallback } from './support/fallback';

const { host, open } = useFallback();

it('falls back in each of its tries', async () => {
	const tries = { maxCalls: '2', maxCallsType: 'num', afterBusyMinutes: '0.008' };
	const { sandbox, send } = await open({
		credentials: SAMPLES.cmCom.wrongSecret,
		trigger: { ...tries, afterBusyMinutesType: 'num' },
	});
	send();
	expect(await host.next()).toMatchObject({
		at: 'trigger.busy',
		msg: { call: { provider: 'kaleyra', attempt: 2, attempts: [{}, {}] } },
	});
	expect(sandbox.calls().map(({ provider }) => provider)).toEqual(['kaleyra', 'kaleyra']);
});
