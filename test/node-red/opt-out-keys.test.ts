import type { CallResult } from '../../core';
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
/** "On duty" asks for a key. */
const ON_DUTY = '00000000000040008000000000000c06';
/** They press 1, 2 and nothing. */
const NUMBERS = ['+14155550111', '+14155550112', '+14155550103'];

it.each([
	['the keys that its rules name', { askRules: true }, [false, true, null]],
	['no keys while the rules are off', { askRules: false }, [null, null, null]],
])('a trigger says by %s whether somebody wants no more calls', async (_what, rules, said) => {
	const sandbox = await openSandbox();
	const flow = flowOf({
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		trigger: {
			...{ flowId: ON_DUTY, optOutDigits: '9, 2', ...rules },
			...{ callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' },
		},
	});
	await host.start(flow);
	for (const payload of NUMBERS) host.send(flow.triggerId, { payload });
	const ends: CallResult[] = [];
	while (ends.length < NUMBERS.length) ends.push((await host.next()).msg.call);
	const ofNumber = (number: string) => ends.find(({ to }) => to === number)?.optOut;
	expect(NUMBERS.map(ofNumber)).toEqual(said);
});
