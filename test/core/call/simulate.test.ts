import {
	EXITS,
	PROVIDER_IDS,
	SIMULATED_ENDINGS,
	providers,
	readSimulatedEnding,
	simulateCall,
	type SimulatedEnding,
} from '../../../core';
import { SETTINGS, TO, thrownBy } from '../samples';

const simulate = (ending: SimulatedEnding, settings: object = {}, waits = true) =>
	simulateCall(providers.cmCom, { ...SETTINGS.cmCom, ...settings }, ending, waits);

describe('readSimulatedEnding', () => {
	it('takes every ending of a call, and that it is not made', () => {
		expect([...SIMULATED_ENDINGS].sort()).toEqual([...EXITS, 'notCalled'].sort());
		for (const ending of SIMULATED_ENDINGS) expect(readSimulatedEnding(ending)).toBe(ending);
	});

	it.each([undefined, 'off'])('is off for %p', (typed) =>
		expect(readSimulatedEnding(typed)).toBeNull(),
	);

	it.each(['', null, 'Busy', 'placed', false, true, 7, ['busy'], {}])(
		'refuses %j: nobody is to be called by a slip',
		(typed) =>
			expect(thrownBy(() => readSimulatedEnding(typed))).toMatchObject({
				kind: 'invalidRequest',
				field: 'simulateEnding',
				message: expect.stringContaining('"Simulate Ending" has to be one of off, answered,'),
			}),
	);
});

describe('simulateCall', () => {
	it.each(SIMULATED_ENDINGS)('ends as %s, and says that nobody was called', (ending) => {
		const { result, notes } = simulate(ending, { context: '{"orderId":1042}' });
		expect(result).toMatchObject({
			...{ exit: ending, simulated: true, to: TO, reference: 'order-1042', provider: 'cmCom' },
			...{ context: { orderId: 1042 }, confirmed: true, placedAt: null, callId: null },
			reason: ending === 'notCalled' ? 'dryRun' : null,
		});
		expect(notes).toEqual([expect.stringMatching(/^Simulated ending ".+": nobody was called\.$/)]);
	});

	it.each(PROVIDER_IDS)('needs no account that is right at %s', (id) =>
		expect(simulateCall(providers[id], SETTINGS[id], 'busy', true).result).toMatchObject({
			...{ exit: 'busy', provider: id },
		}),
	);

	it.each<[SimulatedEnding, string]>([
		['busy', 'placed'],
		['noResult', 'placed'],
		['invalidNumber', 'notCalled'],
		['notCalled', 'notCalled'],
	])('has no ending %s where nobody waits for one: %s', (ending, exit) =>
		expect(simulate(ending, {}, false).result).toMatchObject({ exit, simulated: true }),
	);

	it('lets a wrong number end as it would', () => {
		const { result, notes } = simulate('answered', { to: 'call me' });
		expect(result).toMatchObject({
			...{ exit: 'invalidNumber', reason: 'numberNotValid', simulated: true },
		});
		expect(notes).toEqual([expect.stringMatching(/^Invalid Number: /)]);
	});

	it.each([
		[{ flowId: '' }, 'flowId'],
		[{ variables: 'none' }, 'variablesJson'],
		[{ reference: 'order-' }, 'reference'],
	])('refuses settings that a call would be refused for: %j', (settings, field) =>
		expect(thrownBy(() => simulate('busy', settings))).toMatchObject({ field }),
	);
});
