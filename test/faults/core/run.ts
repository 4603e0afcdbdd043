/** Drives the core through a plan: real HTTP on both ways, real sandbox, time that runs faster. */
import {
	PROVIDER_IDS,
	createReservations,
	createLimiters,
	tokenKeys,
	type ProviderId,
} from '../../../core';
import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { setUpReports } from '../../providers/set-up';
import { freePort } from '../../support/listen';
import type { RunOptions } from '../main';
import { LIE, attackOn, attackUrl } from '../attacks';
import { WAVE, ordersOf, planCalls, type PlannedCall } from '../plan';
import { NOTHING, plus, tallyOf, type Attack, type Heard, type Tally } from '../tally';
import { scaledClock } from './clock';
import { place, type Bench } from './place';
import { openNetworks } from './networks';
import { openReceiver, type Receiver } from './receiver';

const ACCOUNT = 'account';
const SECRET = 'callback-secret-of-the-harness';
/** How much faster than life both sides run. */
const SCALE = 50;
/** Of each provider at the same time. */
const AT_ONCE = 60;
/** Longer than anything takes that comes to an end. */
const HANGS_MS = 90_000;
/** Both in real milliseconds; a late report has to come well after the shortest limit. */
const TIMES = { lateReportMs: 1_500 * SCALE, slowMs: 100 * SCALE };

export async function runCore(
	{ seed, calls, say }: RunOptions,
	planned: { readonly fallback?: boolean } = {},
): Promise<Tally> {
	const plan = planCalls({ seed, calls, ...planned });
	const clock = scaledClock(SCALE);
	const keys = tokenKeys(SECRET, undefined, ACCOUNT);
	const sandbox = await startSandbox({ clock, options: TIMES });
	const receiver = await openReceiver(ACCOUNT, keys);
	await setUpReports(sandbox.url, () => receiver.url);
	const networks = await openNetworks(sandbox.url);
	const references = new Set<string>();
	const limitersOf = createLimiters(clock);
	const attacks = attacker();
	const bench: Bench = {
		sandboxUrl: sandbox.url,
		deadUrl: `http://127.0.0.1:${await freePort()}`,
		networks: networks.urls,
		resultUrl: receiver.url,
		keys,
		clock,
		reservations: createReservations({
			has: async (reference) => references.has(reference),
			add: async (reference) => void references.add(reference),
			remove: async (reference) => void references.delete(reference),
		}),
		limiters: (provider) => limitersOf(provider, ACCOUNT),
		sealed: ({ index }, { address, token }) => {
			const name = attackOn(index);
			if (name === undefined) return;
			attacks.start(name, attackUrl(name, receiver.url, address.token, token, keys));
		},
	};
	try {
		let tally = NOTHING;
		for (let from = 0; from < plan.length; from += WAVE) {
			const wave = plan.slice(from, from + WAVE);
			tally = plus(tally, await runWave(wave, bench, sandbox, receiver, attacks));
			say(`${Math.min(from + WAVE, plan.length)} of ${plan.length} calls`);
		}
		return tally;
	} finally {
		await networks.stop();
		await receiver.stop();
		await sandbox.stop();
	}
}

async function runWave(
	wave: readonly PlannedCall[],
	bench: Bench,
	sandbox: Sandbox,
	receiver: Receiver,
	attacks: Attacker,
): Promise<Tally> {
	const heard: Heard[] = [];
	const one = async (call: PlannedCall) => {
		for (const order of ordersOf(call)) await control(sandbox, 'POST', '/faults', order);
		const first = await orNothing(place(bench, call, 1));
		const second = first && call.again && (await orNothing(place(bench, call, 2)));
		for (const one of [first, second]) if (one) heard.push(one);
	};
	// each provider for itself: one that is slow must not hold up the others
	const of = (id: ProviderId) => wave.filter(({ provider }) => provider === id);
	await Promise.all(PROVIDER_IDS.map((id) => inParallel(of(id), one)));
	// late reports and second ones are still on their way
	await sandbox.idle();
	const late = receiver.taken.splice(0).map(({ reference, exit, context }): Heard => {
		return { reference, attempt: 1, from: 'result', exit, context };
	});
	const tally = tallyOf(wave, [...heard, ...late], sandbox.calls(), await attacks.done());
	await control(sandbox, 'DELETE', '/calls');
	await control(sandbox, 'DELETE', '/faults');
	return tally;
}

/** A call that hangs is one without an exit, not a run without an end. */
async function orNothing(placed: Promise<Heard>): Promise<Heard | undefined> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), HANGS_MS);
	});
	return Promise.race([placed, late]).finally(() => clearTimeout(timer));
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
	const left = [...items].reverse();
	const worker = async () => {
		for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

interface Attacker {
	start(what: string, url: string): void;
	/** Everything so far, answered. */
	done(): Promise<Attack[]>;
}

function attacker(): Attacker {
	const underway: Array<Promise<Attack>> = [];
	return {
		start: (what, url) => void underway.push(attack(what, url)),
		done: () => Promise.all(underway.splice(0)),
	};
}

async function attack(what: string, url: string): Promise<Attack> {
	const response = await fetch(url, { method: 'POST', body: LIE });
	await response.text();
	return { what, status: response.status };
}

async function control(sandbox: Sandbox, method: string, path: string, body?: object) {
	const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
		method,
		body: body && JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
	await response.text();
}
