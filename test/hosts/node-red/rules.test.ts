/** Rules for calling that nobody chose, in real Node-REDs. */
import { OUTPUTS, tableOf } from '../../../core';
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { ACCOUNT, CALLBACK_SECRET, PLACE, SANDBOX, TRIGGER } from '../../node-red/support/flow';
import { useInstalled } from '../../node-red/support/installed';
import { deployTo, startNodeRed, type NodeRedProcess } from '../../node-red/support/process';
import { numberThat } from '../../support/day-somewhere';
import { until } from '../n8n/support/until';

const { credentials, flowId, from } = SANDBOX.kaleyra;
/** As a new trigger has them. */
const NEW = { askRules: true, purpose: '', version: 6, waitForResult: false };

/** @param real whether the account has an address of its own, as a real one may */
const flowAt = (url: string, real: boolean): object[] => [
	{ id: 'tab', type: 'tab', label: 'Rules' },
	{
		...{ ...ACCOUNT, id: 'account', type: 'ringback-account', name: '', provider: 'kaleyra' },
		...(real
			? { region: 'custom', baseUrl: url + tableOf('kaleyra').sandbox.path }
			: { sandboxUrl: url }),
		credentials: { ...credentials, callbackSecret: CALLBACK_SECRET },
	},
	{ id: 'in', type: 'http in', ...PLACE, url: '/call', method: 'post', wires: [['call']] },
	{
		...{ id: 'call', type: 'ringback-trigger-voice-flow', ...PLACE, ...TRIGGER, ...NEW },
		...{ account: 'account', flowId, from, to: 'payload.to', toType: 'msg' },
		outputs: OUTPUTS.triggerNotWaiting.length,
		wires: OUTPUTS.triggerNotWaiting.map(() => ['out']),
	},
	{ id: 'out', type: 'http response', ...PLACE, wires: [] },
];

const { userFolder } = useInstalled();

describe('rules that nobody chose', () => {
	let sandbox: Sandbox;
	let nodeRed: NodeRedProcess;

	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 100 });
		nodeRed = await startNodeRed({
			red: require.resolve('node-red/red.js'),
			userDir: userFolder(),
		});
	});
	afterAll(async () => {
		await nodeRed?.stop('SIGKILL');
		await sandbox?.stop();
	});

	/** The results of so many calls to a number, one after the other. */
	async function resultsOf(count: number, to: string) {
		const results = [];
		for (let n = 0; n < count; n += 1) {
			// a path is there a moment after a deploy returns
			const answer = await until('the path of the flow', async () => {
				const found = await fetch(`${nodeRed.url}/call`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ to }),
				});
				return found.status === 404 ? undefined : found;
			});
			const { exit, reason } = (await answer.json()) as Record<string, unknown>;
			results.push(reason ?? exit);
		}
		return results;
	}

	it('keep the fourth call to a number back', async () => {
		await deployTo(nodeRed, flowAt(sandbox.url, true));
		const results = await resultsOf(4, await numberThat(true));
		expect(results).toEqual(['placed', 'placed', 'placed', 'calledTooOften']);
		expect(sandbox.calls()).toHaveLength(3);
	});

	it('are not asked at the sandbox: a number is called at night, again and again', async () => {
		await deployTo(nodeRed, flowAt(sandbox.url, false));
		expect(await resultsOf(4, await numberThat(false))).toEqual(Array(4).fill('placed'));
		expect(nodeRed.log()).toMatch(/With a real account this call would wait until 08:00 in /);
	});
});
