/** Drives a real Node-RED through a plan. */
import { tokenKeys, type ProviderId } from '../../../core';
import { startSandbox } from '../../../sandbox/index';
import { NETWORK_FAULTS, START_FAULTS } from '../../faults/faults';
import type { RunOptions } from '../../faults/main';
import { ordersOf, planCalls, weightsOfProviders, type PlannedCall } from '../../faults/plan';
import { tallyOf, type Heard, type Tally } from '../../faults/tally';
import { CALLBACK_SECRET } from '../../node-red/support/flow';
import { setUpReports } from '../../providers/set-up';
import { freePort } from '../../support/listen';
import { until } from '../n8n/support/until';
import { attackSome, type Target } from './attack';
import { accountIdOf, faultFlow, type CallOrder } from './flow';
import { installNodeRed, type NodeRedHost } from './node-red-host';

/** Talkdesk's two calls a second are the slowest part; a few dozen of them tell as much. */
const PROVIDERS = weightsOfProviders(4);
/** The shortest wait that a node takes; a late report has to come well after it. */
const SHORT_LIMIT_MINUTES = 0.1;
const LONG_LIMIT_MINUTES = 2;
const SANDBOX_OPTIONS = { lateReportMs: 10_000, slowMs: 500 };
const SHORT_TIMEOUT_SECONDS = 1;
/** Without anything heard for so long, the rest is not coming. */
// seven 429 in a row take a minute of pauses, in which a call says nothing
const SILENCE_MS = 100_000;

export async function runNodeRed({ seed, calls, say }: RunOptions): Promise<Tally> {
	const plan = planCalls({
		...{ seed, calls, providers: PROVIDERS, without: NETWORK_FAULTS },
		looksUp: true,
	});
	const port = await freePort();
	const nodeRed = await installNodeRed();
	try {
		await nodeRed.start();
		await nodeRed.deploy(faultFlow({ sandboxUrl: `http://127.0.0.1:${port}` }));

		// where the connection is to be refused no process listens yet
		const isRefused = ({ start }: PlannedCall) => START_FAULTS[start].nothingListens === true;
		const refused = plan.filter(isRefused);
		const others = plan.filter((call) => !isRefused(call));
		await placeAll(nodeRed, refused, 1);
		await heardOf(nodeRed, refused, 1);
		say(`${refused.length} calls refused`);

		const sandbox = await startSandbox({ port, speed: 200, options: SANDBOX_OPTIONS });
		try {
			await setUpReports(sandbox.url, (provider) => resultsOf(nodeRed, provider));
			await order(sandbox.url, others);
			const attacks = attackSome(others, targetOn(nodeRed));
			await placeAll(nodeRed, others, 1);
			await heardOf(nodeRed, others, 1);
			const again = plan.filter((call) => call.again);
			say(`${plan.length} calls heard; ${again.length} references once more`);
			await placeAll(nodeRed, again, 2);
			await heardOf(nodeRed, again, 2);
			await sandbox.idle();
			return tallyOf(plan, await heardSoFar(nodeRed), sandbox.calls(), await attacks);
		} finally {
			await sandbox.stop();
		}
	} finally {
		await nodeRed.stop();
	}
}

export async function order(sandboxUrl: string, calls: readonly PlannedCall[]): Promise<void> {
	for (const one of calls.flatMap(ordersOf)) {
		const body = JSON.stringify(one);
		const { status } = await fetch(`${sandboxUrl}/_sandbox/faults`, { method: 'POST', body });
		if (status !== 201) throw new Error(`the sandbox does not take ${body}: ${status}`);
	}
}

export function orderOf(call: PlannedCall, attempt: 1 | 2): CallOrder {
	const { endsAtLimit } = attempt === 1 ? call.expected : call.again!;
	const isShort = attempt === 1 && START_FAULTS[call.start].shortTimeout;
	return {
		reference: call.reference,
		attempt,
		to: call.to,
		context: call.context,
		waitLimitMinutes: endsAtLimit ? SHORT_LIMIT_MINUTES : LONG_LIMIT_MINUTES,
		timeoutSeconds: isShort ? SHORT_TIMEOUT_SECONDS : 30,
	};
}

async function placeAll({ url }: NodeRedHost, calls: readonly PlannedCall[], attempt: 1 | 2) {
	for (const call of calls) {
		const { status } = await fetch(`${url}/call/${call.provider}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(orderOf(call, attempt)),
		});
		if (status !== 200) throw new Error(`${call.reference} was not taken: ${status}`);
	}
}

async function heardSoFar({ url }: NodeRedHost): Promise<Heard[]> {
	return (await (await fetch(`${url}/heard`)).json()) as Heard[];
}

/** Resolves when every call has come out of its trigger, or nothing comes any more. */
async function heardOf(host: NodeRedHost, calls: readonly PlannedCall[], attempt: 1 | 2) {
	const waited = new Set(calls.map(({ reference }) => reference));
	let last = { count: 0, atMs: Date.now() };
	await until(
		'the exits of a plan',
		async () => {
			const heard = await heardSoFar(host);
			if (heard.length !== last.count) last = { count: heard.length, atMs: Date.now() };
			for (const one of heard)
				if (one.from === 'trigger' && one.attempt === attempt) waited.delete(one.reference);
			return waited.size === 0 || Date.now() - last.atMs > SILENCE_MS || undefined;
		},
		600_000,
	);
}

export const resultsOf = ({ url }: NodeRedHost, provider: ProviderId): string =>
	`${url}/ringback/${accountIdOf(provider)}`;

const targetOn =
	(nodeRed: NodeRedHost) =>
	({ provider }: PlannedCall): Target => ({
		address: resultsOf(nodeRed, provider),
		keys: tokenKeys(CALLBACK_SECRET, undefined, accountIdOf(provider)),
	});
