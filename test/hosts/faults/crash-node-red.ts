/**
 * Kills a real Node-RED again and again while calls are under way. A shop behaves as shops do:
 * it does not know what became of its orders, so after each start it sends all of them again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, type Call, type Sandbox } from '../../../sandbox/index';
import { NETWORK_FAULTS } from '../../faults/faults';
import { ONE_ADDRESS_IDS, perProvider } from '../../providers/per-provider';
import { describeCall, planCalls, weightsOfProviders, type PlannedCall } from '../../faults/plan';
import { randomOf } from '../../faults/random';
import type { Heard } from '../../faults/tally';
import { until } from '../n8n/support/until';
import { openCollector } from './collector';
import { faultFlow } from './flow';
import { installNodeRed, type NodeRedHost } from './node-red-host';
import { order, orderOf } from './run-node-red';

export interface CrashOptions {
	readonly seed: number;
	readonly kills: number;
	/** New orders before each kill. */
	readonly calls: number;
}

export interface CrashTally {
	readonly calls: number;
	readonly kills: number;
	readonly dialledTwice: number;
	/** References that are used though no phone ever rang: the process died between the two. */
	readonly usedForNothing: number;
	/** Results whose report was taken after the last start, and never came out. */
	readonly lost: number;
	/** Results whose report was taken by a process that died, and never came out. */
	readonly lostInTheCrash: number;
	/** Results that came out of two processes. */
	readonly twice: number;
	readonly withoutContext: number;
	/** Reports that met no server, or one that was starting, at least once. */
	readonly repeated: number;
	/** Each result that was lost and each reference used for nothing, in words. */
	readonly details: readonly string[];
}

const WEIGHTS = weightsOfProviders(2);
/**
 * Enough Talkdesk calls that some always queue for a permit. What reports to one address repeats a
 * report three times at most, which is over before a Node-RED that was killed is there again.
 */
const PROVIDERS = perProvider((id) => (ONE_ADDRESS_IDS.includes(id) ? 0 : WEIGHTS[id]));
/** Faults whose reports come; the others would only make the waits longer. */
const WITHOUT = [
	...NETWORK_FAULTS,
	...(['refused', 'cut', 'alwaysTooMany', 'dropped', 'late', 'reordered', 'oversized'] as const),
];
/** Longest time from the first order to the kill. */
const LONGEST_LIFE_MS = 2_500;
/** Repeats go on for longer than a restart takes. */
const SANDBOX = { speed: 100, options: { retryReports: 9, slowMs: 500 } };

export async function crashNodeRed(options: CrashOptions): Promise<CrashTally> {
	const { seed, kills, calls } = options;
	const random = randomOf(seed);
	const plan = planCalls({
		seed,
		calls: kills * calls,
		providers: PROVIDERS,
		without: WITHOUT,
	}).filter(({ ending }) => ending !== '08');
	const sandbox = await startSandbox(SANDBOX);
	const collector = await openCollector();
	const nodeRed = await installNodeRed();
	const deaths: number[] = [];
	try {
		await order(sandbox.url, plan);
		for (let life = 0; life < kills; life++) {
			await nodeRed.start();
			if (life === 0)
				await nodeRed.deploy(faultFlow({ sandboxUrl: sandbox.url, heardUrl: collector.url }));
			// the old orders come again among the new ones
			const known = plan.slice(0, (life + 1) * calls);
			const killed = pause(random.below(LONGEST_LIFE_MS)).then(() => nodeRed.kill());
			await sendAll(nodeRed, known.toReversed()).catch(() => undefined);
			await killed;
			deaths.push(Date.now());
		}
		await nodeRed.start();
		const before = collector.heard.length;
		await sendAll(nodeRed, plan);
		const last = () => collector.heard.slice(before).filter(({ from }) => from === 'trigger');
		await until(
			'an exit for every order',
			() => last().length >= plan.length || undefined,
			200_000,
		);
		await sandbox.idle();
		await settled(collector.heard);
		return tallyOf(plan, collector.heard, sandbox, kills, deaths.at(-1) ?? 0);
	} finally {
		await nodeRed.stop();
		await sandbox.stop();
		await collector.stop();
	}
}

async function sendAll({ url }: NodeRedHost, calls: readonly PlannedCall[]): Promise<void> {
	for (const call of calls)
		await fetch(`${url}/call/${call.provider}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(orderOf(call, 1)),
		});
}

/** What was answered is posted some moments later. */
async function settled(heard: readonly Heard[]): Promise<void> {
	for (let count = -1; count !== heard.length; await pause(1_500)) count = heard.length;
}

function tallyOf(
	plan: readonly PlannedCall[],
	heard: readonly Heard[],
	sandbox: Sandbox,
	kills: number,
	lastDeathMs: number,
): CrashTally {
	const byNumber = Object.fromEntries(plan.map(({ to }) => [to, [] as Call[]]));
	for (const call of sandbox.calls()) byNumber[call.to]?.push(call);
	const rows = plan.map((planned) => {
		const calls = byNumber[planned.to]!;
		const own = heard.filter(({ reference }) => reference === planned.reference);
		const exits = own.filter(({ exit }) => !['notCalled', 'noResult'].includes(exit));
		const reports = calls.flatMap(({ timeline }) => timeline.filter(isReport));
		const taken = reports.find(({ status, duplicate }) => status === 200 && duplicate !== true);
		return { planned, calls, own, exits, reports, taken };
	});
	const count = (wanted: (row: (typeof rows)[number]) => boolean) => rows.filter(wanted).length;
	const isForNothing = ({ calls, own, exits }: (typeof rows)[number]) =>
		calls.length === 0 && exits.length === 0 && own.every(({ exit }) => exit === 'notCalled');
	const isLost = ({ taken, exits }: (typeof rows)[number]) =>
		taken !== undefined && exits.length === 0;
	const afterAll = ({ taken }: (typeof rows)[number]) => Date.parse(taken?.at ?? '') > lastDeathMs;
	return {
		calls: plan.length,
		kills,
		dialledTwice: count(({ calls }) => calls.length > 1),
		usedForNothing: count(isForNothing),
		lost: count((row) => isLost(row) && afterAll(row)),
		lostInTheCrash: count((row) => isLost(row) && !afterAll(row)),
		twice: count(({ exits, calls }) => calls.length > 0 && exits.length > 1),
		withoutContext: count(({ planned, exits }) =>
			exits.some(
				({ context, exit }) =>
					exit !== 'invalidNumber' && JSON.stringify(context) !== JSON.stringify(planned.context),
			),
		),
		details: [
			...rows.filter(isLost).map(({ planned }) => `lost: ${describeCall(planned)}`),
			...rows.filter(isForNothing).map(({ planned }) => `for nothing: ${describeCall(planned)}`),
		],
		repeated: count(({ reports }) => reports.some(({ status }) => status !== 200)),
	};
}

const isReport = ({ event, forged }: Call['timeline'][number]) => event === 'report' && !forged;
