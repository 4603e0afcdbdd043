/** Trigger Voice Flow over Kaleyra, with everything real but the network. */
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { tokenKeys } from '../../../core';
import { TriggerVoiceFlow } from '../../../nodes/TriggerVoiceFlow/TriggerVoiceFlow.node';
import { SECRET, executeContext, type Answer, type Setup } from './contexts';

export const KEYS = tokenKeys(SECRET, undefined, 'id-of-ringbackCallbackApi');
export const PLACED: Answer = { status: 200, body: { code: 'RBC3007', data: { id: 'K1' } } };
export const UNKNOWN_FLOW: Answer = { status: 200, body: { code: 'RBC3115' } };
export const LIMIT_MINUTES = 10;

/** The parameters of a call that nothing waits for. */
export const call = (to: string, more: IDataObject = {}): IDataObject => ({
	provider: 'kaleyra',
	flowId: 'SG_1',
	to,
	from: { __rl: true, mode: 'id', value: '+14155550160' },
	waitForResult: false,
	waitLimitMinutes: LIMIT_MINUTES,
	...more,
});

/** The node's items by output, of a run that asks n8n for nothing. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const outputs = await new TriggerVoiceFlow().execute.call(context);
	if (!Array.isArray(outputs)) throw new Error('the node did not end');
	return outputs as INodeExecutionData[][];
}

export async function start(setup: Setup) {
	const { context, seen } = executeContext(setup);
	return { outputs: await execute(context), context, seen };
}

/** What was sent, as its fields. */
export const formOf = (body: string) => Object.fromEntries(new URLSearchParams(body));

export const callOf = (item: INodeExecutionData | undefined) => item?.json.call as IDataObject;

/** One item for each number. */
export const itemsTo = (...numbers: string[]) => ({
	items: numbers.map((to) => ({ json: { to } })),
	parameters: (itemIndex: number) => call(numbers[itemIndex]!),
});
