/** A real Node-RED with one flow, whose accounts are at the sandbox. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const START_MS = 60_000;

const SECRET = () => randomBytes(24).toString('base64url');

/**
 * @param readyPath a path that answers 200 once the flow runs
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function openNodeRed({ root, port, userFolder, sandboxUrl, tables, flow, readyPath }) {
	// a fresh folder: the same references may be called again in the next demo
	rmSync(userFolder, { recursive: true, force: true });
	mkdirSync(userFolder, { recursive: true });
	writeFileSync(join(userFolder, 'settings.js'), settings(port));

	const url = `http://127.0.0.1:${port}`;
	const log = [];
	// files that a flow reads and writes stand in its folder
	const host = spawn(
		process.execPath,
		[join(root, 'node_modules', 'node-red', 'red.js'), '--userDir', userFolder],
		{ cwd: userFolder, stdio: ['ignore', 'pipe', 'pipe'] },
	);
	host.stdout.on('data', (text) => log.push(String(text)));
	host.stderr.on('data', (text) => log.push(String(text)));
	const ended = new Promise((resolve) => host.once('exit', resolve));

	const stop = async () => {
		host.kill('SIGTERM');
		await ended;
	};
	try {
		await ready(`${url}/flows`, host, log);
		await deploy(url, atSandbox(flow, sandboxUrl, tables));
		await ready(`${url}${readyPath}`, host, log);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, stop };
}

const settings = (port) => `module.exports = {
	uiHost: '127.0.0.1',
	uiPort: ${port},
	flowFile: 'flows.json',
	credentialSecret: ${JSON.stringify(SECRET())},
	contextStorage: {
		default: { module: 'memory' },
		file: { module: 'localfilesystem', config: { cache: false } },
	},
	telemetry: { enabled: false, updateNotification: false },
	editorTheme: { tours: false, projects: { enabled: false }, palette: { catalogues: [] } },
	externalModules: { palette: { allowInstall: false } },
};
`;

/** The flow with its accounts at the sandbox, with what that takes as credentials. */
const atSandbox = (flow, sandboxUrl, tables) =>
	flow.map((node) => {
		if (node.type === 'ringback-trigger-voice-flow') return { ...node, callOnceStore: 'file' };
		if (node.type !== 'ringback-account') return node;
		const { fields } = tables.find(({ id }) => id === node.provider).account;
		const taken = fields.filter(({ isCredential, sandbox }) => isCredential && sandbox);
		const credentials = {
			...Object.fromEntries(taken.map(({ name, sandbox }) => [name, sandbox])),
			callbackSecret: SECRET(),
		};
		return { ...node, sandboxUrl, credentials };
	});

async function deploy(url, flows) {
	const answer = await fetch(`${url}/flows`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'Node-RED-API-Version': 'v2' },
		body: JSON.stringify({ flows }),
	});
	if (!answer.ok) throw new Error(`Node-RED refused the example flow: ${await answer.text()}`);
}

/** Waits until the address answers 200: routes appear a moment after a deploy returns. */
async function ready(address, host, log) {
	const until = Date.now() + START_MS;
	while (Date.now() < until) {
		if (host.exitCode !== null) break;
		const answer = await fetch(address).catch(() => undefined);
		if (answer?.ok) return;
		await wait(50);
	}
	throw new Error(`Node-RED did not start:\n${log.slice(-20).join('')}`);
}
