/** Every source that a setting of the trigger can have, on each Node-RED: JSONata's version differs among them. */
import { OUTPUTS } from '../../../core';
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { ACCOUNT, CALLBACK_SECRET, SANDBOX, TRIGGER } from '../../node-red/support/flow';
import { useInstalled } from '../../node-red/support/installed';
import { deployTo, startNodeRed, type NodeRedProcess } from '../../node-red/support/process';
import { until } from '../n8n/support/until';
import { VERSIONS } from './versions';

const Z = 'tab';
const PLACE = { z: Z, x: 100, y: 100 };
const row = (valueType: string, value: string) => ({ name: 'order_number', value, valueType });
const asJson = (variablesJsonType: string, variablesJson: string) => ({
	specifyVariables: 'json',
	variablesJsonType,
	variablesJson,
});

/** By source: the last digit of the number and of the order tell which trigger called. */
const SOURCES: Readonly<Record<string, object>> = {
	msg: { to: 'payload.people[0].to', variables: [row('msg', 'payload.people[0].order')] },
	flow: { to: 'people[1].to', variables: [row('flow', 'people[1].order')] },
	global: { to: 'people[2].to', variables: [row('global', 'people[2].order')] },
	env: { to: 'PHONE', variables: [row('env', 'ORDER')] },
	jsonata: {
		to: '$trim(payload.people[order = "o-4"].to)',
		variables: [row('jsonata', '"o-" & $string($sum([1, 3]))')],
		waitLimitMinutes: '$max([1, $count(payload.people)])',
		waitLimitMinutesType: 'jsonata',
		contextType: 'jsonata',
		context: '{"first": payload.people[0].order, "all": $count(payload.people)}',
	},
	str: { to: '+14155550151', ...asJson('json', '{"order_number": "o-5"}') },
	'jsonata of context': {
		to: '$flowContext("people")[6].to',
		toType: 'jsonata',
		...asJson('jsonata', '{"order_number": $globalContext("people")[6].order}'),
	},
};
const PEOPLE = [0, 1, 2, 3, 4, 5, 6].map((index) => ({
	to: `+141555501${index}1`,
	order: `o-${index}`,
}));

const { userFolder } = useInstalled();

describe.each(VERSIONS)('Node-RED $version', ({ red }) => {
	let sandbox: Sandbox;
	let nodeRed: NodeRedProcess;

	beforeAll(async () => {
		sandbox = await startSandbox({ speed: 50 });
		nodeRed = await startNodeRed({ red, userDir: userFolder() });
		await deployTo(nodeRed, flowOver(sandbox.url));
	});
	afterAll(async () => {
		await nodeRed?.stop('SIGKILL');
		await sandbox?.stop();
	});

	it('takes number and variables from every source', async () => {
		await until('the path of the flow', async () => {
			const { ok } = await fetch(`${nodeRed.url}/call`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ people: PEOPLE }),
			});
			return ok || undefined;
		});
		const calls = await until('a call for each source', () =>
			Promise.resolve(sandbox.calls().length === PEOPLE.length ? sandbox.calls() : undefined),
		);
		expect(
			calls
				.map(({ to, variables }) => ({ to, order: variables.order_number }))
				.sort((a, b) => a.to.localeCompare(b.to)),
		).toEqual(PEOPLE);
		expect(nodeRed.log()).not.toMatch(/\[error\]/);
	});
});

function flowOver(sandboxUrl: string): object[] {
	const { credentials, flowId, from = '' } = SANDBOX.cmCom;
	const keep = (pt: string) => ({ t: 'set', p: 'people', pt, to: 'payload.people', tot: 'msg' });
	return [
		{
			id: Z,
			type: 'tab',
			label: 'Sources',
			env: [
				{ name: 'PHONE', value: PEOPLE[3]!.to, type: 'str' },
				{ name: 'ORDER', value: PEOPLE[3]!.order, type: 'str' },
			],
		},
		{
			id: 'account',
			type: 'ringback-account',
			provider: 'cmCom',
			...ACCOUNT,
			sandboxUrl,
			credentials: { ...credentials, callbackSecret: CALLBACK_SECRET },
		},
		{ id: 'in', type: 'http in', ...PLACE, url: '/call', method: 'post', wires: [['keep', 'out']] },
		{ id: 'out', type: 'http response', ...PLACE, wires: [] },
		{
			id: 'keep',
			type: 'change',
			...PLACE,
			rules: [keep('flow'), keep('global')],
			wires: [Object.keys(SOURCES)],
		},
		...Object.entries(SOURCES).map(([source, settings]) => ({
			id: source,
			type: 'ringback-trigger-voice-flow',
			...PLACE,
			...TRIGGER,
			account: 'account',
			flowId,
			from,
			toType: source,
			...settings,
			outputs: OUTPUTS.triggerWaiting.length,
			wires: OUTPUTS.triggerWaiting.map(() => []),
		})),
	];
}
