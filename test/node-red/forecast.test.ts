/** A dry run of a list says what the run then does, row by row. */
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
const NUMBERS = ['03', '04', '03', '03', '05'].map((digits) => `+141555501${digits}`);

async function open(trigger: object) {
	const sandbox = await openSandbox();
	const flow = flowOf({
		provider: 'cmCom',
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		trigger: {
			...{ askRules: true, callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' },
			...{ waitForResult: false, outsideHours: 'notCalled', ...trigger },
		},
	});
	await host.start(flow);
	return { sandbox, flow };
}

describe('a dry run of a list', () => {
	it('says in its last message what the run then does, row by row', async () => {
		const rules = { doNotCall: '+1 415 555 0104', maxCallsPerNumber: '2' };
		const { sandbox, flow } = await open({ ...rules, dryRun: true });
		const send = (list: string) => {
			for (const [index, payload] of [...NUMBERS, 'nobody'].entries())
				host.send(flow.triggerId, {
					payload,
					forecast: 'of another node',
					parts: { id: list, index, count: NUMBERS.length + 1 },
				});
		};
		const ends = async () => {
			const all = [];
			while (all.length <= NUMBERS.length) {
				const { at, msg } = await host.next();
				// results of calls that nobody waits for arrive too
				if (at.startsWith('trigger.')) all.push(msg);
			}
			return all.sort((one, other) => one.parts.index - other.parts.index);
		};
		send('dry');
		const dry = await ends();
		const [forecast, ...others] = dry.flatMap((msg) => (msg.forecast ? [msg.forecast] : []));
		expect(others).toEqual([]);
		expect(sandbox.calls()).toHaveLength(0);
		expect(forecast).toMatchObject({ held: 0, sentence: expect.stringMatching(/^3 now, /) });

		const trigger = flow.nodes.find(({ id }) => id === flow.triggerId)!;
		const nodes = flow.nodes.map((node) => (node === trigger ? { ...node, dryRun: false } : node));
		await host.deploy(nodes, 'nodes', flow.credentials);
		send('real');
		const ran = (await ends()).map(({ call }) => ({
			outcome: call.exit === 'placed' ? 'now' : 'notCalled',
			reason: call.reason,
		}));
		// a number that CM.com itself refuses nobody can foresee
		ran[4] = { outcome: 'now', reason: null };
		expect(forecast.rows.map(({ outcome, reason }: never) => ({ outcome, reason }))).toEqual(ran);
	});
});
