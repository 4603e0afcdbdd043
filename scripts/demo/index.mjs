/** `npm run demo`: orders become calls at all providers and come back as exits, on the sandbox. */
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { HELP, readOptions } from './options.mjs';
import { bundled } from './bundled.mjs';
import { startNodeRed } from './node-red.mjs';
import { readOrders } from './orders.mjs';
import { assertFree } from './ports.mjs';
import { countsOf, table } from './table.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const POLL_MS = 250;
/** Nothing in the demo takes longer; then it says what is missing instead of waiting on. */
const LONGEST_MS = 300_000;

const hosts = {
	'node-red': startNodeRed,
	n8n: async (settings) => (await import('./n8n.mjs')).startN8n(settings),
};

main().catch((error) => {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
});

async function main() {
	const options = readOptions(process.argv.slice(2));
	if (options.help) return void console.log(HELP);
	// with --json the last line on stdout is for programs; words go to stderr
	const say = options.json ? console.error : console.log;

	const require = createRequire(import.meta.url);
	const { OUTPUTS, PROVIDER_IDS, tableOf } = require(join(root, 'dist', 'core', 'index.js'));
	const { orders, broken } = readOrders(resolve(root, options.orders), PROVIDER_IDS);
	for (const line of broken) say(`${options.orders}, ${line}`);
	await assertFree(options.port, '--port');
	await assertFree(options.sandboxPort, '--sandbox-port');

	const { startSandbox } = require(join(root, 'sandbox', 'dist', 'index.js'));
	const { setUpReports } = await bundled(root, 'test/providers/set-up.ts');
	const sandbox = await startSandbox({ port: options.sandboxPort, speed: options.speed });
	let host;
	const stop = async () => {
		await host?.stop();
		await sandbox.stop();
	};
	try {
		say(`The sandbox is at ${sandbox.url}`);
		say(`Starting ${options.host === 'n8n' ? 'n8n' : 'Node-RED'} …`);
		host = await hosts[options.host]({
			root,
			port: options.port,
			sandboxUrl: sandbox.url,
			tables: PROVIDER_IDS.map(tableOf),
			userFolder: join(root, '.ringback', 'demo', options.host),
			cacheFolder: process.env.RINGBACK_CACHE,
			log: say,
		});
		say(`The editor is at ${host.url} ${host.loginHint}\n`);
		await setUpReports(sandbox.url, (provider) => host.resultsOf(provider));

		for (const order of orders) await host.post(order);
		const rows = await outcomesOf(host, orders, say);
		report(options, rows, { dialled: sandbox.calls().length, exits: OUTPUTS.triggerWaiting }, say);
		if (options.once) return;
		say(invitation(host.url, sandbox.url));
		await new Promise((ended) => {
			process.once('SIGINT', ended);
			process.once('SIGTERM', ended);
		});
	} finally {
		await stop();
	}
}

/** Waits until every order has an outcome, and shows how far it is. */
async function outcomesOf(host, orders, say) {
	const until = Date.now() + LONGEST_MS;
	let shown = -1;
	for (;;) {
		const outcomes = await host.outcomes();
		const done = new Map(outcomes.map((outcome) => [String(outcome.order), outcome]));
		if (done.size !== shown) {
			shown = done.size;
			progress(shown, orders.length, say);
		}
		if (orders.every(({ order }) => done.has(order)))
			return orders.map(({ order }) => done.get(order));
		if (Date.now() > until) {
			const missing = orders.filter(({ order }) => !done.has(order)).map(({ order }) => order);
			throw new Error(
				`These orders have no outcome after ${LONGEST_MS / 1000} s: ${missing.join(', ')}`,
			);
		}
		await wait(POLL_MS);
	}
}

function progress(done, all, say) {
	const bar = '█'.repeat(Math.round((done / all) * 20)).padEnd(20, '░');
	const line = `${bar} ${done} of ${all} orders settled, ${all - done} calls under way`;
	if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === all ? '\n' : '\x1b[K'}`);
	else if (done === all || done % 6 === 0) say(line);
}

function report({ json }, rows, { dialled, exits }, say) {
	const placed = rows.filter((row) => row.placed).length;
	if (json) {
		const orders = rows.map(({ order, to, provider, exit, action }) => ({
			order,
			to,
			provider,
			exit,
			action,
		}));
		console.log(JSON.stringify({ orders, placed, dialled }));
		return;
	}
	const shown = rows.map(({ order, to, provider, exit, action }) => ({
		order,
		number: to,
		provider,
		exit,
		'what the flow did': action,
	}));
	say(`\n${table(['order', 'number', 'provider', 'exit', 'what the flow did'], shown)}`);
	say(`\n${countsOf(rows, ['provider', 'exit'], exits)}`);
	say(`\n${rows.length} orders, ${placed} calls placed, ${dialled} phones rung by the sandbox.`);
}

const invitation = (editor, sandbox) => `
Try one yourself (the last two digits choose what happens: 01 answered, 03 busy, 04 no answer):

  curl -H 'Content-Type: application/json' ${editor}/orders \\
    -d '{"order":"2001","phone":"(415) 555-0103","country":"US","provider":"talkdesk","store":"Corner Deli"}'

  editor   ${editor}
  orders   ${editor}/orders    what became of each
  sandbox  ${sandbox}    calls: ${sandbox}/_sandbox/calls

Ctrl+C ends it.`;
