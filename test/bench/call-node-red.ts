/** A real Node-RED in which messages become calls: by the trigger, or by hand. */
import { openNodeRed } from '../hosts/parity/node-red';
import { ACCOUNT, CALLBACK_SECRET, PLACE, TRIGGER } from '../node-red/support/flow';
import { CALL, handBuilt, type CallHost } from './call-provider';

const fn = (id: string, func: string, wires: string[][], outputs = 1) => ({
	id,
	...PLACE,
	type: 'function',
	func,
	outputs,
	libs: [],
	wires,
});

/** One message for each call, all at once. */
const orders = (first: string) => [
	fn(
		`orders-${first}`,
		`const count = Number(msg.req.query.calls);
		flow.set('run', { res: msg.res, left: count });
		for (let i = 0; i < count; i++)
			node.send({ payload: '+14155550101', reference: msg.req.query.run + '-' + i });`,
		[[first]],
	),
	{
		id: `in-${first}`,
		...PLACE,
		type: 'http in',
		url: `/${first}`,
		method: 'post',
		wires: [[`orders-${first}`]],
	},
];

const flowFor = (providerUrl: string) => [
	{ id: 'tab', type: 'tab', label: 'Bench' },
	{
		id: 'account',
		type: 'ringback-account',
		name: '',
		provider: 'cmCom',
		...ACCOUNT,
		region: 'custom',
		baseUrl: providerUrl,
		credentials: { productToken: CALL.productToken, callbackSecret: CALLBACK_SECRET },
	},
	...orders('trigger'),
	{
		id: 'trigger',
		type: 'ringback-trigger-voice-flow',
		...PLACE,
		...TRIGGER,
		account: 'account',
		flowId: CALL.flowId,
		from: CALL.from,
		reference: 'reference',
		referenceType: 'msg',
		waitForResult: false,
		outputs: 2,
		wires: [['end'], ['end']],
	},
	...orders('byHand'),
	fn(
		'byHand',
		`msg.method = 'POST';
		msg.url = '${providerUrl}/FlowBuilder';
		msg.headers = { 'content-type': 'application/json', 'X-CM-PRODUCTTOKEN': '${CALL.productToken}' };
		msg.payload = ${handBuilt('msg.payload', 'msg.reference')};
		return msg;`,
		[['request']],
	),
	{
		id: 'request',
		...PLACE,
		type: 'http request',
		method: 'use',
		ret: 'obj',
		paytoqs: 'ignore',
		url: '',
		tls: '',
		persist: true,
		proxy: '',
		insecureHTTPParser: false,
		authType: '',
		senderr: false,
		headers: [],
		wires: [['end']],
	},
	fn(
		'end',
		`const run = flow.get('run');
		run.left -= 1;
		if (run.left > 0) return null;
		return { res: run.res, payload: 'done' };`,
		[['out']],
	),
	{ id: 'ready', ...PLACE, type: 'http in', url: '/ready', method: 'get', wires: [['out']] },
	{ id: 'out', ...PLACE, type: 'http response', wires: [] },
];

export async function startCallsInNodeRed(providerUrl: string): Promise<CallHost> {
	const { url, pid, stop } = await openNodeRed(flowFor(providerUrl), '/ready');
	let runs = 0;
	return {
		pid,
		stop,
		async place(way, calls) {
			const path = way === 'ours' ? 'trigger' : 'byHand';
			const answer = await fetch(`${url}/${path}?calls=${calls}&run=run-${(runs += 1)}`, {
				method: 'POST',
			});
			if (!answer.ok) throw new Error(`Node-RED answered ${answer.status}`);
		},
	};
}
