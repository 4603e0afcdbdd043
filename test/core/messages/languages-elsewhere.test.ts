import {
	PROVIDER_IDS,
	createLimiter,
	createSharedLimiter,
	ladderPlan,
	readSimulatedEnding,
	simulateCall,
	sentenceOf,
	providerOf,
	speakAs,
	isVoiceError,
} from '../../../core';
import { SANDBOX } from '../../node-red/support/flow';
import { fakeClock } from '../../support/fakes';

const ID = PROVIDER_IDS[0]!;
const DE = () => 'de' as const;
afterEach(() => speakAs(() => 'en'));

const thrownBy = async (act: () => unknown): Promise<string> => {
	try {
		await act();
	} catch (error) {
		if (isVoiceError(error)) return sentenceOf(error);
	}
	throw new Error('nothing was thrown');
};

describe('what is said far from the tables, in German', () => {
	beforeEach(() => speakAs(DE));

	it('names who takes a range', async () => {
		const people = [{ name: 'Ada', to: '+12025550101' }];
		const said = await thrownBy(() => ladderPlan({ people, roundsMax: 1, ringSeconds: 700 }, 0));
		expect(said).toContain('Für einen Anruf gelten');
	});

	it('lists the endings that can be simulated', async () => {
		const said = await thrownBy(() => readSimulatedEnding('engaged'));
		expect(said).toMatch(/einer der Werte off, answered/);
	});

	it('says that an ending was simulated', () => {
		const { flowId } = SANDBOX[ID];
		const provider = providerOf(ID)!;
		const settings = { flowId, to: '+12025550101', reference: 'order-1' };
		const { notes } = simulateCall(provider, settings, 'busy', true);
		expect(notes.at(-1)).toMatch(/„Besetzt“.*niemand/);
	});

	it('says that a call that queues in a shared memory was not made', async () => {
		const clock = fakeClock();
		const stop = new AbortController();
		const permits = {
			take: async () => (stop.abort(), 1),
			...{ keep: () => undefined, giveBack: () => undefined, pause: () => undefined },
		};
		const own = createLimiter({ requests: 1, perMs: 1 }, clock);
		const limiter = createSharedLimiter(own, permits, clock, () => 'one');
		expect(await thrownBy(() => clock.run(limiter.acquire(stop.signal)))).toContain(
			'wurde nicht gemacht',
		);
	});
});
