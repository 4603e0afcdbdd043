import { flowOf, type FlowOptions, type TestFlow } from './flow';
import type { Host } from './host';
import { handOn, openRelay, type HeldReport, type PostAnswer } from './relay';
import { openSandbox } from './sandbox';
import type { Options, Sandbox } from '../../../sandbox/index';

/** A call whose report is in the test's hands; a trigger that waits is waiting for it. */
export interface HeldCall {
	readonly sandbox: Sandbox;
	readonly flow: TestFlow;
	readonly report: HeldReport;
	/** Where the account takes it. */
	readonly address: string;
	/** Hands it over, with some of it changed. */
	handOver(changes?: Partial<HeldReport>): Promise<PostAnswer>;
}

export async function holdCall(
	host: Host,
	{
		sandbox: wish,
		settings,
		...options
	}: Partial<FlowOptions> & {
		sandbox?: Partial<Options>;
		/** Of the runtime. */
		settings?: Readonly<Record<string, unknown>>;
	} = {},
): Promise<HeldCall> {
	const sandbox = await openSandbox({ options: wish });
	const relay = await openRelay();
	const flow = flowOf({
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		...options,
		trigger: {
			resultUrl: relay.url,
			reference: 'order-1042',
			context: '{"orderId":1042}',
			...options.trigger,
		},
	});
	await host.start(flow, settings);
	host.send(flow.triggerId, { payload: '+14155550103', keep: 'me' });
	const report = await relay.held();
	const { waitForResult = true } = options.trigger ?? {};
	if (waitForResult) await host.statusOf(flow.triggerId, ({ text }) => /waiting/.test(text ?? ''));
	const address = `${host.url}/ringback/${flow.accountId}`;
	const handOver = (changes?: Partial<HeldReport>) => handOn(address, report, changes);
	return { sandbox, flow, report, address, handOver };
}

/** The report with its JSON body changed. */
export const withBody = (
	report: HeldReport,
	change: (body: Record<string, unknown>) => object,
): Partial<HeldReport> => ({
	body: JSON.stringify(change(JSON.parse(report.body) as Record<string, unknown>)),
});
