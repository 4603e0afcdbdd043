/** A dry run of a list says of each row what the same list then does at a sandbox. */
import type { IDataObject, IPairedItemData } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { randomOf } from '../faults/random';
import { openIn } from '../node-red/support/hours';
import { SAMPLES } from '../providers';
import { sandboxAccount } from '../providers/samples';
import { CREDENTIALS } from './support/contexts';
import { callOf, start } from './support/trigger';

const PROVIDER = 'cmCom';
const ROWS = 60;
/** Answered, busy, no answer. What the provider itself refuses nobody can foresee. */
const ENDINGS = ['01', '03', '04'];
const ALWAYS = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };
const RULES = {
	...{
		doNotCall: '+1 415 555 0203, +1 415 555 0101',
		maxCallsPerNumber: '2',
		maxCallsPerHour: '30',
	},
	evidence: false,
};

interface Row {
	readonly to: string;
	readonly options: IDataObject;
}

/** Numbers that stand more than once, that are none, or of a kind that is refused; hours that are closed; references that stand twice. */
function listOf(seed: number): Row[] {
	const random = randomOf(seed);
	const pick = <Value>(values: readonly Value[]): Value => values[random.below(values.length)]!;
	const closed = { callingHours: openIn(2, Date.now()).callingHours, timeZone: 'UTC' };
	return Array.from({ length: ROWS }, (_, at): Row => {
		const rowOf = (to: string, hours: object, reference = `row-${at}`) => ({
			to,
			options: { reference, callsPerSecond: 1_000, rules: { values: { ...RULES, ...hours } } },
		});
		const line = random.below(6);
		return pick([
			rowOf(`+14155550${line}${pick(ENDINGS)}`, ALWAYS),
			rowOf(`+14155550${line}${pick(ENDINGS)}`, ALWAYS),
			rowOf(`+14155551${line}01`, ALWAYS, `twice-${line}`),
			rowOf(`+14155552${String(at).padStart(3, '0')}`, closed),
			// refused each time: it uses up no reference
			rowOf('+19005551234', pick([ALWAYS, closed]), 'risky'),
			rowOf('nobody', ALWAYS),
		]);
	});
}

describe('a dry run of a long list', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 1_000 });
	});
	afterAll(() => sandbox.stop());

	async function run(
		name: string,
		list: readonly Row[],
		processed: Set<string>,
		more: IDataObject,
	) {
		const { credentials, flowId, from } = sandboxAccount(PROVIDER);
		const address = SAMPLES[PROVIDER].sandboxAddress?.(sandbox.url);
		const { outputs } = await start({
			...{ account: `-${name}`, executionId: `${name}-${Object.keys(more).length}`, processed },
			credentials: { ...CREDENTIALS, cmComVoiceApi: { ...address, ...credentials } },
			secretHeaders: { 'X-CM-PRODUCTTOKEN': credentials.productToken! },
			items: list.map(({ to }) => ({ json: { to } })),
			parameters: (index) => ({
				...{ provider: PROVIDER, flowId, to: list[index]!.to, waitForResult: false },
				from: { __rl: true, mode: 'id', value: from! },
				options: { ...list[index]!.options, ...more },
			}),
		});
		const at = (item: (typeof outputs)[0][0]) => Number((item.pairedItem as IPairedItemData).item);
		return outputs
			.flat()
			.sort((one, other) => at(one) - at(other))
			.map(callOf);
	}

	it.each([1, 2, 3])('is row by row what the list then does (%i)', async (seed) => {
		const list = listOf(seed);
		const processed = new Set<string>();
		const before = sandbox.calls().length;
		const dry = await run(`list-${seed}`, list, processed, { dryRun: true });
		expect(sandbox.calls()).toHaveLength(before);
		const foreseen = dry.map(({ forecast }) => forecast as IDataObject);

		const ran = await run(`list-${seed}`, list, processed, {});
		// without a wait, a call that is held says until when, and is not made
		const done = ran.map(({ exit, reason, notBefore }) => ({
			outcome: exit === 'placed' ? 'now' : reason === 'outsideCallingHours' ? 'held' : 'notCalled',
			reason,
			heldUntil: reason === 'outsideCallingHours' ? notBefore : null,
		}));
		expect(
			foreseen.map(({ outcome, reason, heldUntil }) => ({ outcome, reason, heldUntil })),
		).toEqual(done);
		const called = sandbox.calls().slice(before);
		expect(called.map(({ to }) => to).sort()).toEqual(
			list
				.filter((_, at) => foreseen[at]!.outcome === 'now')
				.map(({ to }) => to)
				.sort(),
		);
		const { list: sums } = foreseen[0] as { list: IDataObject };
		const count = (wanted: string) => done.filter(({ outcome }) => outcome === wanted).length;
		expect([sums.now, sums.held]).toEqual([count('now'), count('held')]);
		expect([...new Set(done.map(({ reason }) => reason))].sort()).toEqual(
			expect.arrayContaining(['calledTooOften', 'doNotCall', 'outsideCallingHours', 'riskyNumber']),
		);
	});
});
