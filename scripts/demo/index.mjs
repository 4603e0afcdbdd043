/** `npm run demo`: orders, or a list, become calls and come back as exits, on the sandbox. */
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HELP, readOptions } from './options.mjs';
import { bundled } from './bundled.mjs';
import { peopleOf, resultsOf, shownList, summaryOf } from './list.mjs';
import { startNodeRedList } from './node-red-list.mjs';
import { startNodeRed } from './node-red.mjs';
import { readOrders } from './orders.mjs';
import { assertFree } from './ports.mjs';
import { invitation, outcomesOf, report } from './show-orders.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const hosts = {
	'node-red': { orders: startNodeRed, list: startNodeRedList },
	n8n: {
		orders: async (settings) => (await import('./n8n.mjs')).startN8n(settings),
		list: async (settings) => (await import('./n8n.mjs')).startN8nList(settings),
	},
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
	const core = require(join(root, 'dist', 'core', 'index.js'));
	const demo = await (options.list ? theList : theOrders)(options, core, say);
	await assertFree(options.port, '--port');
	await assertFree(options.sandboxPort, '--sandbox-port');

	const { startSandbox } = require(join(root, 'sandbox', 'dist', 'index.js'));
	const sandbox = await startSandbox({ port: options.sandboxPort, speed: options.speed });
	// also while the host starts, which would go on alone
	const ended = new Promise((end) => {
		process.once('SIGINT', end);
		process.once('SIGTERM', end);
	});
	let host;
	try {
		say(`The sandbox is at ${sandbox.url}`);
		say(`Starting ${options.host === 'n8n' ? 'n8n' : 'Node-RED'} …`);
		host = await hosts[options.host][options.list ? 'list' : 'orders']({
			root,
			port: options.port,
			sandboxUrl: sandbox.url,
			tables: core.PROVIDER_IDS.map(core.tableOf),
			userFolder: join(root, '.ringback', 'demo', options.host),
			cacheFolder: process.env.RINGBACK_CACHE,
			log: say,
		});
		say(`The editor is at ${host.url} ${host.loginHint}\n`);
		const isEnded = await Promise.race([demo(host, sandbox), ended.then(() => true)]);
		if (options.once || isEnded) return;
		say(invitation(options, host.url, sandbox.url));
		await ended;
	} finally {
		await host?.stop();
		await sandbox.stop();
	}
}

/** What is wrong with the file is said before anything starts. */
async function theOrders(options, { OUTPUTS, PROVIDER_IDS }, say) {
	const { orders, broken } = readOrders(resolve(root, options.orders), PROVIDER_IDS);
	for (const line of broken) say(`${options.orders}, ${line}`);
	const { setUpReports } = await bundled(root, 'test/providers/set-up.ts');
	return async (host, sandbox) => {
		await setUpReports(sandbox.url, (provider) => host.resultsOf(provider));
		for (const order of orders) await host.post(order);
		const rows = await outcomesOf(host, orders, say);
		report(options, rows, { dialled: sandbox.calls().length, exits: OUTPUTS.triggerWaiting }, say);
	};
}

async function theList(options, _core, say) {
	const { numberPool } = await bundled(root, 'test/faults/numbers.ts');
	// the demo runs at any hour, and Canada has hours that bind a builder's own
	const people = peopleOf(options.people, numberPool({ below: () => 0 }, 'US'));
	return async (host, sandbox) => {
		const found = await resultsOf(host, people, sandbox, say);
		const dialled = sandbox.calls().length;
		if (options.json) console.log(JSON.stringify(summaryOf(found, dialled)));
		else say(shownList(found, dialled));
	};
}
