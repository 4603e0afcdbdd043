#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { version } from './about';
import { CREDENTIALS } from './credentials';
import { listFlows } from './flows';
import { startSandbox, type Sandbox } from './index';
import { PROVIDERS } from './providers';

const HELP = `ringback-sandbox ${version}
A local stand-in for Talkdesk Studio, CM.com FlowBuilder and Kaleyra: no account, no phone bill.

  --port <number>    port to listen on (default 4010, 0 picks a free one)
  --speed <number>   how much faster than life the phone network runs (default 20)
  --help             this text
  --version          the version
`;

class UsageError extends Error {}

function number(name: string, text: string, accept: (value: number) => boolean): number {
	const value = text.trim() === '' ? Number.NaN : Number(text);
	if (accept(value)) return value;
	throw new UsageError(`--${name}: "${text}" cannot be used. See ringback-sandbox --help.`);
}

function readArguments() {
	try {
		return parseArgs({
			options: {
				port: { type: 'string', default: '4010' },
				speed: { type: 'string', default: '20' },
				help: { type: 'boolean', default: false },
				version: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		throw new UsageError(`${(error as Error).message} See ringback-sandbox --help.`);
	}
}

function introduce({ url, baseUrls }: Sandbox): string {
	const { talkdesk, cmCom, kaleyra } = CREDENTIALS;
	return [
		`Ringback sandbox ${version} listens on ${url}`,
		'',
		...PROVIDERS.map((provider) => `  ${provider.padEnd(10)}${baseUrls[provider]}`),
		'',
		'Credentials (they open nothing but this sandbox):',
		`  talkdesk  client ${talkdesk.clientId}, secret ${talkdesk.clientSecret}`,
		`  cmCom     product token ${cmCom.productToken}, caller ${cmCom.callers[0]}`,
		`  kaleyra   SID ${kaleyra.sid}, key ${kaleyra.apiKey}, bridge ${kaleyra.bridges[0]}`,
		'Flows:',
		...listFlows().flatMap(({ name, ids }) => [
			`  ${name}`,
			...PROVIDERS.map((provider) => `    ${provider.padEnd(10)}${ids[provider]}`),
		]),
		'',
		`Everything else: ${url}/_sandbox/about`,
	].join('\n');
}

async function main(): Promise<void> {
	const values = readArguments();
	if (values.help) return console.log(HELP);
	if (values.version) return console.log(version);
	const port = number('port', values.port, (n) => Number.isInteger(n) && n >= 0 && n <= 65_535);
	const speed = number('speed', values.speed, (n) => Number.isFinite(n) && n > 0);
	const sandbox = await startSandbox({ port, speed, log: console.log }).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
			const why = error.code === 'EACCES' ? 'may not be used' : 'is taken';
			throw new UsageError(`Port ${port} ${why}. Choose another with --port, or 0 for a free one.`);
		},
	);
	console.log(introduce(sandbox));
	// nothing is left running after a stop, so the process ends by itself
	const stop = () => void sandbox.stop();
	process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	console.error(error instanceof UsageError ? error.message : error);
	process.exitCode = 1;
});
