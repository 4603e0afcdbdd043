/** Messages for a trigger that calls each reference once. */
import { flowOf, type FlowOptions } from './flow';
import { useNodeRed } from './host';
import { openSandbox } from './sandbox';

/** What arrives for a reference that was called before. */
export const ALREADY = {
	at: 'trigger.notCalled',
	msg: { call: { exit: 'notCalled', reason: 'alreadyCalled', confirmed: true, placedAt: null } },
};

/** The host of a test file, and a flow in it whose messages all have one reference unless told. */
export function useCallOnce() {
	const host = useNodeRed();
	async function open(options: Partial<FlowOptions> = {}, settings?: Record<string, unknown>) {
		const sandbox = await openSandbox();
		const flow = flowOf({
			provider: 'cmCom',
			sandboxUrl: sandbox.url,
			publicUrl: host.url,
			...options,
			trigger: { reference: 'order-1042', ...options.trigger },
		});
		await host.start(flow, settings);
		const send = (payload = '+14155550103') => host.send(flow.triggerId, { payload });
		return { sandbox, flow, send };
	}
	return { host, open };
}
