import type { CommonOptions } from '../base/options';
import { createCallContext, type CallContext, type CallSettings } from '../calls/context';
import { createFaultQueue } from '../faults/queue';
import { createFlowBook, type FlowBook } from '../flows/book';
import type { ReportContext } from '../reports/deliver';
import { createSender } from '../reports/send';

/** All that one running sandbox knows; `More` are the options of a provider that looks at its own. */
export interface Context<More = object> extends ReportContext {
	options: CommonOptions & More;
	readonly flows: FlowBook;
}

export function createContext<More = object>(
	settings: CallSettings & { readonly options: More },
): Context<More> {
	const calls = createCallContext(settings) as CallContext & Pick<Context<More>, 'options'>;
	const sender = createSender();
	const { stop: stopCalls } = calls;
	return Object.assign(calls, {
		faults: createFaultQueue(),
		flows: createFlowBook(),
		sender,
		stop() {
			sender.stop();
			stopCalls();
		},
	});
}
