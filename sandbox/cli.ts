#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { version } from './control/about';
import { startSandbox, type Sandbox } from './index';
import { isLoopbackHost } from './base/loopback';
import { PROVIDER_IDS, PROVIDERS } from './providers';
import type { Provider } from './providers/contract';
import { SettingError } from './base/options';
import { keepHeapSmall } from './small-heap';
import { verify } from './verify/command';

const PRODUCTS = new Intl.ListFormat('en-GB').format(
	PROVIDERS.map(({ productName }) => productName),
);

const HELP = `ringback-sandbox ${version}
A local stand-in for ${PRODUCTS}: no account, no phone bill.

  --port <number>    port to listen on (default 4010, 0 picks a free one)
  --host <address>   address to listen on (default 127.0.0.1: this machine alone)
  --allow-host <name>  a further name it may be called by; may be given more than once
  --speed <number>   how much faster than life the phone network runs (default 20)
  --flows <folder>   flows of your own, one JSON file each; read again when they change
  --store <file>     keeps the calls over a restart (needs Node 24)
  --help             this text
  --version          the version

  verify <file>      whether the evidence of calls, kept in a file, is as it was sealed;
                     RINGBACK_CALLBACK_SECRET in the environment holds the callback secret
`;

class UsageError extends Error {}

function number(name: string, text: string, accept: (value: number) => boolean): number {
	const value = text.trim() === '' ? Number.NaN : Number(text);
	if (accept(value)) return value;
	throw new UsageError(`--${name}: "${text}" cannot be used. See ringback-sandbox --help.`);
}

/** Node's own words end without a full stop, now and then. */
const sentence = (text: string): string => text.replace(/[^.]$/, '$&.');

function readArguments() {
	try {
		return parseArgs({
			options: {
				port: { type: 'string', default: '4010' },
				host: { type: 'string', default: '127.0.0.1' },
				'allow-host': { type: 'string', multiple: true, default: [] },
				speed: { type: 'string', default: '20' },
				flows: { type: 'string' },
				store: { type: 'string' },
				help: { type: 'boolean', default: false },
				version: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		throw new UsageError(`${sentence((error as Error).message)} See ringback-sandbox --help.`);
	}
}

function introduce({ url, baseUrls, flows }: Sandbox): string {
	const row = (id: string, text: string) => `${id.padEnd(10)}${text}`;
	const account = (provider: Provider): string =>
		Object.entries(provider.account(url + provider.basePath))
			.map(([name, [value]]) => `${name} ${value}`)
			.join(', ');
	return [
		`Ringback sandbox ${version} listens on ${url}`,
		`Open that address in a browser to see its phones ring, and to pick them up. Ctrl+C ends it.`,
		'',
		...PROVIDER_IDS.map((id) => `  ${row(id, baseUrls[id])}`),
		'',
		'Credentials (they open nothing but this sandbox):',
		...PROVIDERS.map((provider) => `  ${row(provider.id, account(provider))}`),
		'Flows:',
		...flows().flatMap(({ name, ids }) => [
			`  ${name}`,
			...PROVIDER_IDS.map((id) => `    ${row(id, ids[id])}`),
		]),
		'',
		`Everything else: ${url}/_sandbox/about`,
	].join('\n');
}

const OPEN_TO_OTHERS = `Warning: other machines can reach this sandbox. Its credentials are public, its control needs none,
and it sends requests to any address a call names. Use it so on a network you trust only.`;

/** A sentence for what a person can put right; anything else is thrown on. */
function whyNot(error: NodeJS.ErrnoException, port: number, host: string): string {
	switch (error.code) {
		case 'EADDRINUSE':
			return `Port ${port} is taken, perhaps by another sandbox. Use that one, or choose another port with --port (0: a free one).`;
		case 'EACCES':
			return `Port ${port} may not be used. Choose another with --port, or 0 for a free one.`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return `--host: "${host}" is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all of them.`;
	}
	if (error instanceof SettingError) return `--${error.message}`;
	throw error;
}

async function main(): Promise<void> {
	const [command, ...files] = process.argv.slice(2);
	if (command === 'verify') {
		const { exitCode, lines } = verify(files, process.env);
		for (const line of lines) console.log(line);
		process.exitCode = exitCode;
		return;
	}
	const values = readArguments();
	if (values.help) return console.log(HELP);
	if (values.version) return console.log(version);
	const port = number('port', values.port, (n) => Number.isInteger(n) && n >= 0 && n <= 65_535);
	const speed = number('speed', values.speed, (n) => Number.isFinite(n) && n > 0);
	keepHeapSmall();
	const { host, 'allow-host': allowHosts, flows, store } = values;
	const settings = { port, host, allowHosts, speed, flows, store, log: console.log };
	const sandbox = await startSandbox(settings).catch((error: unknown): never => {
		throw new UsageError(whyNot(error as NodeJS.ErrnoException, port, host));
	});
	if (!isLoopbackHost(host)) console.error(OPEN_TO_OTHERS);
	console.log(introduce(sandbox));
	// nothing is left running after a stop, so the process ends by itself
	const stop = () => void sandbox.stop();
	process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	console.error(error instanceof UsageError ? error.message : error);
	process.exitCode = 1;
});
