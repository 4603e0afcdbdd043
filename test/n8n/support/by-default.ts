/** Nodes that ask the rules, at a time of the day that a test says. */
import type { EngineRequest, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { TriggerVoiceFlow } from '../../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { CREDENTIALS, executeContext, type Setup } from './contexts';
import { PLACED, call, callOf } from './trigger';

export const TO = '+14155550123';
/** In Los Angeles, of the seventh of January. */
export const NIGHT = Date.parse('2026-01-08T07:00Z');
export const DAY = Date.parse('2026-01-07T20:00Z');
export const OPENS = '2026-01-08T16:00:00.000Z';
export const SANDBOX = {
	...CREDENTIALS,
	kaleyraApi: { ...CREDENTIALS.kaleyraApi, region: 'sandbox', baseUrl: '' },
};

const goOn = Date.now.bind(Date);
/** Time goes on from there, until mocks are restored. */
export function itIs(ms: number): void {
	const offset = ms - goOn();
	jest.spyOn(Date, 'now').mockImplementation(() => goOn() + offset);
}

let accounts = 0;
/** A node with an account of its own. */
export function nodeOf(
	options: IDataObject = {},
	setup: Partial<Setup> = {},
	more: IDataObject = {},
) {
	accounts += 1;
	const account = `-by-default-${accounts}`;
	const processed = new Set<string>();
	let runs = 0;
	return async (to = TO) => {
		runs += 1;
		const { context, seen } = executeContext({
			...{ account, processed, executionId: `${account}-${runs}` },
			workflowSettings: { executionOrder: 'v1' },
			nodeSettings: { typeVersion: 2 },
			nodeParameters: { options } as never,
			parameters: call(to, { options, ...more }),
			answers: [PLACED],
			...setup,
		});
		const output = await new TriggerVoiceFlow().execute.call(context);
		const isPause = (output as EngineRequest).actions?.length === 1;
		const items = isPause ? [] : (output as INodeExecutionData[][]).flat();
		const hints = seen.hints.map(({ message }) => message);
		return { call: callOf(items[0]), isPause, hints, seen, sent: seen.requests.length };
	};
}
export const rules = (values: IDataObject) => ({ rules: { values } });
export const WAITING = { waitForResult: true };
