/** How a flow is started at each provider: the side panel "Request details" of Studio. */
import { CREDENTIALS } from './credentials';
import { calledArgument, type Flow } from '../flows/flow';
import { flowIdAt } from '../flows/book';
import { BASE_PATHS, type ProviderId } from '.';

export interface RequestDetails {
	readonly method: 'POST';
	readonly url: string;
	/** Secrets are left out. */
	readonly headers: Readonly<Record<string, string>>;
	/** Values the flow takes, and the variables they end up in. */
	readonly arguments: readonly { readonly name: string; readonly variable: string }[];
	/** JSON, or the fields of a form. */
	readonly exampleBody: Readonly<Record<string, unknown>>;
}

const EXAMPLE_NUMBER = '+14155550101';

/** What an argument might hold, told by its name. */
function exampleOf(name: string): string {
	if (/number|phone|contact|callee/i.test(name) && !/order/i.test(name)) return EXAMPLE_NUMBER;
	if (/url/i.test(name)) return 'https://your-workflow.example/result';
	if (/order/i.test(name)) return '1042';
	return `your ${name.replaceAll('_', ' ')}`;
}

export function requestDetails(flow: Flow, origin: string): Record<ProviderId, RequestDetails> {
	const start = flow.steps[flow.initial];
	const taken = Object.entries(start?.component === 'api_request' ? start.arguments : {});
	const all = taken.map(([name, variable]) => ({ name, variable }));
	const called = calledArgument(flow);
	const rest = all.filter(({ name }) => name !== called);
	const examples = (names: typeof all) =>
		Object.fromEntries(names.map(({ name }) => [name, exampleOf(name)]));
	const at = (provider: ProviderId, path: string) => ({
		method: 'POST' as const,
		url: origin + BASE_PATHS[provider] + path,
	});
	const id = (provider: ProviderId) => flowIdAt(provider, flow);
	return {
		talkdesk: {
			...at('talkdesk', `/flows/${id('talkdesk')}/interactions`),
			headers: { authorization: 'Bearer …', 'content-type': 'application/json' },
			arguments: all,
			exampleBody: examples(all),
		},
		cmCom: {
			...at('cmCom', '/FlowBuilder'),
			headers: { 'x-cm-producttoken': '…', 'content-type': 'application/json' },
			arguments: rest,
			exampleBody: {
				callee: EXAMPLE_NUMBER,
				caller: CREDENTIALS.cmCom.callers[0],
				'callflow-id': id('cmCom'),
				'instruction-id': 'order-1042',
				'flow-variables': examples(rest),
				'callback-url': 'https://your-workflow.example/result',
			},
		},
		kaleyra: {
			...at('kaleyra', `/v1/${CREDENTIALS.kaleyra.sid}/voice/outbound`),
			headers: { 'api-key': '…', 'content-type': 'application/x-www-form-urlencoded' },
			arguments: [],
			exampleBody: {
				to: EXAMPLE_NUMBER,
				bridge: CREDENTIALS.kaleyra.bridges[0],
				target: id('kaleyra'),
				dlrurl: 'https://your-workflow.example/result?status={status}',
			},
		},
	};
}
