/** The cases of "Validate E.164" on a real Node-RED, each with a node of its own. */
import { VALIDATE } from '../../node-red/support/flow';
import type { NumberCase, NumberOutcome } from './number-cases';
import { openNodeRed } from './node-red';

const PLACE = { z: 'tab', x: 100, y: 100 };

export interface NumbersHost {
	check(index: number): Promise<NumberOutcome>;
	stop(): Promise<void>;
}

export async function startNumbersHost(cases: readonly NumberCase[]): Promise<NumbersHost> {
	const { url, stop } = await openNodeRed(flowOf(cases), `/case/${cases.length - 1}`);
	return {
		async check(index) {
			const answer = await fetch(`${url}/case/${index}`);
			if (!answer.ok) throw new Error(`Node-RED has no case ${index}`);
			return (await answer.json()) as NumberOutcome;
		},
		stop,
	};
}

const flowOf = (cases: readonly NumberCase[]) => [
	{ id: 'tab', type: 'tab', label: 'Numbers' },
	...cases.flatMap(caseNodes),
	answering('valid', "{ output: 'valid', body: msg.body, known: msg.known }"),
	answering(
		'invalid',
		"{ output: 'invalid', body: msg.body, known: msg.known, reason: msg.reason }",
	),
	{ id: 'catch', type: 'catch', ...PLACE, scope: null, uncaught: false, wires: [['failure']] },
	answering('failure', '{ failure: { message: msg.failure.message, hint: msg.failure.hint } }'),
	{ id: 'out', type: 'http response', ...PLACE, wires: [] },
];

const answering = (id: string, outcome: string) => ({
	id,
	type: 'function',
	...PLACE,
	func: `return { res: msg.res, payload: ${outcome} };`,
	outputs: 1,
	libs: [],
	wires: [['out']],
});

const caseNodes = ({ settings, body }: NumberCase, index: number) => [
	{
		id: `in-${index}`,
		type: 'http in',
		...PLACE,
		url: `/case/${index}`,
		method: 'get',
		wires: [[`record-${index}`]],
	},
	{
		id: `record-${index}`,
		type: 'function',
		...PLACE,
		func: `return { res: msg.res, body: ${JSON.stringify(body)} };`,
		outputs: 1,
		libs: [],
		wires: [[`validate-${index}`]],
	},
	{
		id: `validate-${index}`,
		...PLACE,
		...VALIDATE,
		field: 'body.phone',
		outputField: 'known',
		...settings,
		wires: [['valid'], ['invalid']],
	},
];
