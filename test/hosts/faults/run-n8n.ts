/** Drives a real n8n through a plan. */
import { tokenKeys } from '../../../core';
import { startSandbox } from '../../../sandbox/index';
import { NETWORK_FAULTS, START_FAULTS } from '../../faults/faults';
import type { RunOptions } from '../../faults/main';
import {
	ordersOf,
	planCalls,
	weightsOfProviders,
	type BoundOrder,
	type PlannedCall,
} from '../../faults/plan';
import { tallyOf, type Tally } from '../../faults/tally';
import { setUpReports } from '../../providers/set-up';
import { freePorts } from '../n8n/support/free-ports';
import { until } from '../n8n/support/until';
import { attackSome } from './attack';
import type { CallOrder } from './flow';
import { CALLBACK_SECRET, startFaultN8n, type FaultN8n } from './n8n-host';

/** Talkdesk's two calls a second are the slowest part; a few dozen of them tell as much. */
const PROVIDERS = weightsOfProviders(4);
/** n8n looks once a minute for waits that run out: a late report has to come well after that. */
const SANDBOX_OPTIONS = { lateReportMs: 90_000, slowMs: 500 };
const SHORT_LIMIT_MINUTES = 0.1;
/** Well before the run gives up: a result that is lost is told by its call. */
const LONG_LIMIT_MINUTES = 4;
const SHORT_TIMEOUT_SECONDS = 1;
const LONG_TIMEOUT_SECONDS = 30;
const ORDERS_AT_ONCE = 10;
/** Talkdesk calls that meet nothing but 429 slow their account down for minutes. */
const RUN_MS = 750_000;

export async function runN8n({ seed, calls, say }: RunOptions): Promise<Tally> {
	const plan = planCalls({ seed, calls, providers: PROVIDERS, without: NETWORK_FAULTS });
	const [port] = (await freePorts(1)) as [number];
	const n8n = await startFaultN8n(process.cwd(), `http://127.0.0.1:${port}`);
	try {
		const keys = tokenKeys(CALLBACK_SECRET, undefined, n8n.audience);
		const target = { address: n8n.resultUrl, keys };
		// where the connection is to be refused no process listens yet
		const isRefused = ({ start }: PlannedCall) => START_FAULTS[start].nothingListens === true;
		const refused = plan.filter(isRefused);
		const others = plan.filter((call) => !isRefused(call));
		await placeAll(n8n, refused, 1);
		await allEnded(n8n);
		say(`${refused.length} calls refused`);

		const sandbox = await startSandbox({ port, speed: 200, options: SANDBOX_OPTIONS });
		try {
			await setUpReports(sandbox.url, () => n8n.resultUrl);
			for (const one of others.flatMap(ordersOf)) await orderFault(sandbox.url, one);
			await placeAll(n8n, others, 1);
			const attacks = await attackSome(others, () => target);
			await allEnded(n8n);
			const again = plan.filter((call) => call.again);
			say(`${plan.length} calls ended; ${again.length} references once more`);
			await placeAll(n8n, again, 2);
			await allEnded(n8n);
			await sandbox.idle();
			return tallyOf(plan, await n8n.heard(), sandbox.calls(), attacks);
		} finally {
			await sandbox.stop();
		}
	} finally {
		await n8n.stop();
	}
}

async function orderFault(sandboxUrl: string, order: BoundOrder): Promise<void> {
	const body = JSON.stringify(order);
	const { status } = await fetch(`${sandboxUrl}/_sandbox/faults`, { method: 'POST', body });
	if (status !== 201) throw new Error(`the sandbox does not take ${body}: ${status}`);
}

function orderOf(call: PlannedCall, attempt: 1 | 2): CallOrder {
	const { endsAtLimit } = attempt === 1 ? call.expected : call.again!;
	const isShort = attempt === 1 && START_FAULTS[call.start].shortTimeout;
	return {
		reference: call.reference,
		attempt,
		to: call.to,
		context: call.context,
		waitLimitMinutes: endsAtLimit ? SHORT_LIMIT_MINUTES : LONG_LIMIT_MINUTES,
		timeoutSeconds: isShort ? SHORT_TIMEOUT_SECONDS : LONG_TIMEOUT_SECONDS,
	};
}

async function placeAll(n8n: FaultN8n, calls: readonly PlannedCall[], attempt: 1 | 2) {
	const left = [...calls];
	const placeOneAfterTheOther = async () => {
		for (let call = left.shift(); call !== undefined; call = left.shift())
			await n8n.place(call.provider, orderOf(call, attempt));
	};
	await Promise.all(Array.from({ length: ORDERS_AT_ONCE }, placeOneAfterTheOther));
}

const allEnded = (n8n: FaultN8n) =>
	until(
		'the end of all executions',
		async () => ((await n8n.underWay()) === 0 ? true : undefined),
		RUN_MS,
	);
