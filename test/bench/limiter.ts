/**
 * `npm run bench -- limiter`: how much of Talkdesk's cap the permit-held limiter uses, beside a
 * limiter that counts sends, against the strict sandbox through a network with jitter.
 *
 * A violation is what the sandbox answered 429. The bar is 0.95 / (1 + mean round trip in s):
 * a permit that comes back a window after the answer cannot do better than 1 / (1 + round trip).
 * Then several workers on one account, in virtual time.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createLimiter, type Clock, type Limiter } from '../../core';
import { startSandbox } from '../../sandbox/index';
import { axiosTransport } from '../../node-red/host/transport';
import { workersRows } from './limiter-workers';

const CALLS = 60;
const RATE = { requests: 2, perMs: 1_000 };
const DELAYS_MS = [
	{ name: '20-100 ms each way', from: 20, to: 100 },
	{ name: '10-50 ms each way', from: 10, to: 50 },
];

const clock: Clock = { now: () => performance.now(), sleep: (ms) => wait(ms) };

/** The peer: two starts per sliding second, counted at the send. */
function sendCounting({ requests, perMs }: typeof RATE): Limiter {
	const starts: number[] = [];
	let queue = Promise.resolve();
	const admit = async () => {
		for (;;) {
			const now = clock.now();
			while (starts.length > 0 && starts[0]! <= now - perMs) starts.shift();
			if (starts.length < requests) return void starts.push(now);
			await clock.sleep(starts[0]! + perMs - now);
		}
	};
	return {
		waiting: 0,
		pause: () => undefined,
		slowDown: () => undefined,
		acquire: () => (queue = queue.then(admit)).then(() => () => undefined),
	};
}

async function run(name: string, limiter: Limiter, delay: (typeof DELAYS_MS)[number]) {
	const sandbox = await startSandbox({ speed: 1_000 });
	const jitter = () => wait(delay.from + Math.random() * (delay.to - delay.from));
	const url = `${sandbox.baseUrls.talkdesk}/flows/00000000000040008000000000000c01/interactions`;
	const token = await accessToken(sandbox.baseUrls.talkdesk);
	let refused = 0;
	let roundTripMs = 0;
	const started = clock.now();
	await Promise.all(
		Array.from({ length: CALLS }, async () => {
			const release = await limiter.acquire();
			const sent = clock.now();
			await jitter();
			const { status } = await axiosTransport({
				method: 'POST',
				url,
				headers: { authorization: `Bearer ${token}` },
				body: { json: { customer_number: '+14155550101', order_number: '1', origin_store: 'x' } },
				timeoutMs: 10_000,
			});
			await jitter();
			roundTripMs += clock.now() - sent;
			if (status === 429) refused += 1;
			release();
		}),
	);
	// the first two go out at once: the cap counts from then on
	const share = (CALLS - RATE.requests) / RATE.requests / ((clock.now() - started) / 1_000);
	await sandbox.stop();
	const meanMs = roundTripMs / CALLS;
	const bar = 0.95 / (1 + meanMs / 1_000);
	return { limiter: name, network: delay.name, calls: CALLS, http429: refused, meanMs, share, bar };
}

async function accessToken(base: string): Promise<string> {
	const { body } = await axiosTransport({
		method: 'POST',
		url: `${base}/oauth/token`,
		headers: {
			authorization: `Basic ${Buffer.from('sandbox-client:sandbox-secret').toString('base64')}`,
		},
		body: { form: { grant_type: 'client_credentials', scope: 'flows-interactions:start' } },
		timeoutMs: 10_000,
	});
	return (body as { access_token: string }).access_token;
}

async function main() {
	const rows = [];
	for (const delay of DELAYS_MS) {
		rows.push(await run('permit held (core)', createLimiter(RATE, clock), delay));
		rows.push(await run('counts sends (peer)', sendCounting(RATE), delay));
	}
	const workers = await workersRows();
	if (process.argv.includes('--json')) return console.log(JSON.stringify({ alone: rows, workers }));
	console.table(
		rows.map(({ meanMs, share, bar, ...row }) => ({
			...row,
			'mean round trip ms': Math.round(meanMs),
			'share of the cap': share.toFixed(3),
			'bar 0.95/(1+rtt)': bar.toFixed(3),
		})),
	);
	console.table(workers);
}

void main();
