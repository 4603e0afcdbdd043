/** A trigger with two accounts of one sandbox. */
import { tableOf, type ProviderId } from '../../../core';
import { ACCOUNT, CALLBACK_SECRET, SANDBOX, flowOf } from './flow';
import { useNodeRed } from './host';
import { openSandbox } from './sandbox';

export const BUSY = '+14155550103';
const SECOND = 'fallback-account';

interface Options {
	readonly first?: ProviderId;
	readonly second?: ProviderId;
	readonly trigger?: Readonly<Record<string, unknown>>;
	/** Secrets of the first account. */
	readonly credentials?: Readonly<Record<string, string>>;
	/** The second account has an address of its own, as a real one may. */
	readonly isReal?: boolean;
	/** Nothing listens where the first account leads. */
	readonly down?: boolean;
}

export function useFallback() {
	const host = useNodeRed();
	async function open({ first = 'cmCom', second = 'kaleyra', ...more }: Options = {}) {
		const sandbox = await openSandbox();
		const { credentials, flowId, from = '' } = SANDBOX[second];
		const own = { fallbackAccount: SECOND, fallbackFlowId: flowId, fallbackFrom: from };
		const flow = flowOf({
			provider: first,
			sandboxUrl: more.down ? 'http://127.0.0.1:9' : sandbox.url,
			publicUrl: host.url,
			...(more.credentials && { credentials: more.credentials }),
			trigger: { reference: 'order-1042', ...own, ...more.trigger },
		});
		const account = { id: SECOND, type: 'ringback-account', provider: second, ...ACCOUNT };
		const address = more.isReal
			? { region: 'custom', baseUrl: sandbox.url + tableOf(second).sandbox.path }
			: { sandboxUrl: sandbox.url };
		const secrets = { ...credentials, callbackSecret: CALLBACK_SECRET };
		await host.start({
			...flow,
			nodes: [...flow.nodes, { ...account, ...address, publicUrl: host.url }],
			credentials: { ...flow.credentials, [SECOND]: secrets },
		});
		const send = () => host.send(flow.triggerId, { payload: BUSY, keep: 'me' });
		return { sandbox, flow, send };
	}
	return { host, open };
}
