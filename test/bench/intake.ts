/**
 * npm run bench -- intake [--json]
 *
 * Reports into a real Node-RED: through the account's address (token, parsing, duplicates, branch)
 * beside the barest flow that takes a POST: http in, a function, http response. Both stand in one
 * process and are asked in turns. Linux only, because the kernel does the counting.
 */
import { existsSync } from 'node:fs';
import { newTokenId, sealToken, tokenKeys, TOKEN_PARAMETER } from '../../core/result/token';
import { openNodeRed } from '../hosts/parity/node-red';
import { ACCOUNT, CALLBACK_SECRET, PLACE, SANDBOX } from '../node-red/support/flow';
import { hundredths, median, refuse } from './bench-figures';
import { cpuMsOf } from './hosts-process';
import { postAll } from './intake-load';

const ROUNDS = 7;
const REPORTS = 2_000;
const CONNECTIONS = 16;
const ACCOUNT_ID = 'bench-account';
const HOUR_MS = 3_600_000;

const flow = [
	{ id: 'tab', type: 'tab', label: 'Bench' },
	{
		id: ACCOUNT_ID,
		type: 'ringback-account',
		name: '',
		provider: 'cmCom',
		...ACCOUNT,
		credentials: { ...SANDBOX.cmCom.credentials, callbackSecret: CALLBACK_SECRET },
	},
	{
		id: 'result',
		type: 'ringback-outbound-call-result',
		...PLACE,
		account: ACCOUNT_ID,
		version: 1,
		wires: [[], [], [], [], [], [], []],
	},
	{ id: 'in', ...PLACE, type: 'http in', url: '/bare', method: 'post', wires: [['fn']] },
	{
		id: 'fn',
		...PLACE,
		type: 'function',
		func: 'msg.payload = { ok: true }; return msg;',
		outputs: 1,
		libs: [],
		wires: [['out']],
	},
	{ id: 'ready', ...PLACE, type: 'http in', url: '/ready', method: 'get', wires: [['fn']] },
	{ id: 'out', ...PLACE, type: 'http response', wires: [] },
];

const keys = tokenKeys(CALLBACK_SECRET, '', ACCOUNT_ID);
const BODY = JSON.stringify({
	'call-id': '5d0f6c1e-2a3b-4c5d-8e7f-9a0b1c2d3e4f',
	'instruction-id': 'order-1042',
	result: { code: 10, description: 'Finished' },
	'call-duration': 21,
});

/** An address for each report: every call has a token of its own. */
const addresses = (url: string): string[] =>
	Array.from({ length: REPORTS }, (_, index) => {
		const nowMs = Date.now();
		const token = sealToken(
			{
				id: newTokenId(),
				provider: 'cmCom',
				reference: `order-${index}`,
				to: '+14155550101',
				placedAt: new Date(nowMs).toISOString(),
				expiresAt: nowMs + HOUR_MS,
				context: { orderId: index },
				deliver: { node: 'a-trigger-that-is-gone' },
			},
			keys,
		);
		return `${url}/ringback/${ACCOUNT_ID}?${TOKEN_PARAMETER}=${token}`;
	});

async function main(): Promise<void> {
	if (process.platform !== 'linux')
		refuse('Processor time is read from /proc: this bench needs Linux.');
	if (!existsSync('node-red/dist/runtime.js'))
		refuse('node-red/dist is not built yet: run "npm run build" first.');
	const { url, pid, stop } = await openNodeRed(flow, '/ready');
	try {
		const round = async (targets: readonly string[]) => {
			const [cpuBefore, startedMs] = [cpuMsOf(pid), performance.now()];
			await postAll(targets, BODY, CONNECTIONS);
			const ms = performance.now() - startedMs;
			return { ms, cpuMs: cpuMsOf(pid) - cpuBefore };
		};
		const bare = Array.from({ length: REPORTS }, () => `${url}/bare`);
		// compiles what runs often, so that neither pays for it
		await round(addresses(url));
		await round(bare);
		const ours: Array<{ ms: number; cpuMs: number }> = [];
		const theirs: typeof ours = [];
		for (let turn = 0; turn < ROUNDS; turn++) {
			ours.push(await round(addresses(url)));
			theirs.push(await round(bare));
		}
		const row = (way: string, runs: typeof ours) => ({
			way,
			perSecond: Math.round(REPORTS / (median(runs.map(({ ms }) => ms)) / 1_000)),
			cpuMicroseconds: Math.round((median(runs.map(({ cpuMs }) => cpuMs)) * 1_000) / REPORTS),
		});
		const rows = [row('report to the account', ours), row('http in, function, response', theirs)];
		const ratio = hundredths(rows[0]!.perSecond / rows[1]!.perSecond);
		if (process.argv.includes('--json'))
			return console.log(JSON.stringify({ bench: 'intake', rounds: ROUNDS, rows, ratio }));
		console.table(rows);
		console.log(`rate of ours / bare: ${ratio} (goal: at least 0.8)`);
	} finally {
		await stop();
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
