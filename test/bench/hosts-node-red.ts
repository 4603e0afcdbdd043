/** A real Node-RED whose flow sends rows through one node and says how long that took. */
import { openNodeRed } from '../hosts/parity/node-red';
import { VALIDATE } from '../node-red/support/flow';
import type { BenchHost } from './hosts-run';

/** `messages`: a message for each row; `list`: one message with an array of the numbers. */
export type Shape = 'messages' | 'list';

const PLACE = { z: 'tab', x: 100, y: 100 };
export const NODE_RED_NODES: Readonly<Record<string, Record<Shape, object>>> = {
	'pass-through': {
		messages: { type: 'change', rules: [] },
		list: { type: 'change', rules: [] },
	},
	'validate E.164': {
		messages: { ...VALIDATE, field: 'payload.phone', defaultCountryField: 'payload.country' },
		list: { ...VALIDATE, source: 'list', defaultCountry: 'US' },
	},
};

const SPLIT = {
	type: 'split',
	splt: '\\n',
	spltType: 'str',
	arraySplt: 1,
	arraySpltType: 'len',
	stream: false,
	addname: '',
	property: 'payload',
};

const START = `
	flow.set('run', { res: msg.res, left: Number(msg.req.query.messages), items: 0, startedAt: Date.now() });
	return { payload: msg.payload };`;
/** Every message that left the node; of a list, the verdicts in it. */
const END = `
	const run = flow.get('run');
	run.items += Array.isArray(msg.payload) ? msg.payload.length : 1;
	run.left -= 1;
	if (run.left > 0) return null;
	flow.set('run', undefined);
	return { res: run.res, payload: { ms: Date.now() - run.startedAt, items: run.items } };`;
const fn = (func: string) => ({ ...PLACE, type: 'function', func, outputs: 1, libs: [] });

const flowFor = (measured: object, shape: Shape) => [
	{ id: 'tab', type: 'tab', label: 'Bench' },
	{ id: 'in', ...PLACE, type: 'http in', url: '/rows', method: 'post', wires: [['start']] },
	{ id: 'start', ...fn(START), wires: [[shape === 'messages' ? 'split' : 'measured']] },
	{ id: 'split', ...PLACE, ...SPLIT, wires: [['measured']] },
	{ id: 'measured', ...PLACE, ...measured, wires: [['end'], ['end']] },
	{ id: 'end', ...fn(END), wires: [['out']] },
	{ id: 'out', ...PLACE, type: 'http response', wires: [] },
	{ id: 'ready', ...PLACE, type: 'http in', url: '/ready', method: 'get', wires: [['out']] },
];

export async function startNodeRedBench(measured: string, shape: Shape): Promise<BenchHost> {
	const flow = flowFor(NODE_RED_NODES[measured]![shape], shape);
	const { url, pid, stop } = await openNodeRed(flow, '/ready', { apiMaxLength: '100mb' });
	return {
		pid,
		async run(rows) {
			const list = shape === 'list';
			const answer = await fetch(`${url}/rows?messages=${list ? 1 : rows.length}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(list ? rows.map(({ phone }) => phone) : rows),
			});
			const text = await answer.text();
			if (!answer.ok) throw new Error(`Node-RED answered ${answer.status}: ${text}`);
			return JSON.parse(text);
		},
		stop,
	};
}
