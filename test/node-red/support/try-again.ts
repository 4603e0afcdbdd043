/** Triggers that try again, in the time that a test has. */
import type { FlowOptions } from './flow';
import { flowOf } from './flow';
import { useNodeRed } from './host';
import { openSandbox } from './sandbox';

/** Half a second. */
export const SOON = '0.008';
export const BUSY = '+14155550103';

/** Settings of a trigger that calls three times, soon after a busy line. */
export const TRY_AGAIN = {
	reference: 'order-1042',
	maxCalls: '3',
	maxCallsType: 'num',
	afterBusyMinutes: SOON,
	afterBusyMinutesType: 'num',
};

export function useTryAgain() {
	const host = useNodeRed();
	async function open(
		options: Partial<FlowOptions> = {},
		settings?: Record<string, unknown>,
		sandbox?: Awaited<ReturnType<typeof openSandbox>>,
	) {
		const opened = sandbox ?? (await openSandbox());
		const flow = flowOf({
			sandboxUrl: opened.url,
			publicUrl: host.url,
			provider: 'cmCom',
			...options,
			trigger: { ...TRY_AGAIN, ...options.trigger },
		});
		await host.start(flow, settings);
		const send = (msg: object = {}) => host.send(flow.triggerId, { payload: BUSY, ...msg });
		return { sandbox: opened, flow, send };
	}
	return { host, open };
}
