import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { cases } from '../support/all-cases';
import {
	BROKEN,
	DRAFT,
	goodCalls,
	spoiledCalls,
	TO,
	WIRE,
	type Call,
	type Provider,
	type Spoil,
} from './random-calls';
import { instantClock } from './clocks';
import { ask, askToken, COURIER, PRODUCT_TOKEN } from './support';

const folder = mkdtempSync(join(tmpdir(), 'ringback-random-'));
const clock = instantClock();
let sandbox: Sandbox;
let token: string;
const troubles: string[] = [];
const log = (line: string) => void (line.includes('internal error') && troubles.push(line));

beforeAll(async () => {
	const file = join(__dirname, '../../sandbox/flows/built-in/courier-at-the-door.json');
	const flow = JSON.parse(readFileSync(file, 'utf8'));
	const own = { broken: { id: BROKEN, initial: 'gone' }, draft: { id: DRAFT, state: 'draft' } };
	for (const [name, changes] of Object.entries(own))
		writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...flow, ...changes }));
	// the newest call alone is remembered: whether one was placed is told by whether it is another
	const options = { keepCalls: 1, tokenLifeSeconds: 1e9 };
	sandbox = await startSandbox({ clock, speed: 1_000_000, flows: folder, options, log });
	token = (await askToken(sandbox)).body.access_token;
});
afterAll(async () => {
	await sandbox.stop();
	rmSync(folder, { recursive: true });
});

const good = (provider: Provider): Call => ({
	method: 'POST',
	flowId: COURIER[provider],
	...{
		talkdesk: { secret: token, type: 'application/json', fields: { customer_number: TO } },
		cmCom: {
			secret: PRODUCT_TOKEN,
			type: 'application/json',
			fields: { callee: TO, caller: '+442079460018' },
		},
		kaleyra: {
			secret: 'sandbox-key',
			type: 'application/x-www-form-urlencoded',
			fields: { to: TO, bridge: '+14155550160' },
		},
	}[provider],
});

async function send(provider: Provider, extra: object, spoil: Spoil = {}) {
	const usual = good(provider);
	const fields = { ...extra, ...usual.fields, ...spoil.fields };
	const call = { ...usual, ...spoil, fields };
	// two requests a second are allowed, and time stands still in between
	clock.advance(1_000);
	const { path, headers, body } = WIRE[provider](call);
	const answer = await ask(sandbox.baseUrls[provider] + path, {
		method: call.method,
		headers: { ...headers, 'content-type': call.type },
		body: call.text ?? body,
	});
	await sandbox.idle();
	return answer;
}
const newest = () => sandbox.calls().at(-1);

describe('random requests over HTTP', () => {
	it('place one call when they are good, whatever else they hold', async () => {
		await fc.assert(
			fc.asyncProperty(goodCalls, async ({ provider, extra }) => {
				const before = newest()?.id;
				const { status } = await send(provider, extra);
				expect(status).toBe(provider === 'talkdesk' ? 202 : 200);
				const placed = newest();
				expect(placed?.id).not.toBe(before);
				expect(placed).toMatchObject({ provider, to: TO, phone: 'answered' });
			}),
			{ numRuns: cases(100, 600) },
		);
		expect(troubles).toEqual([]);
	}, 120_000);

	it('place no call when one thing about them is wrong', async () => {
		await fc.assert(
			fc.asyncProperty(spoiledCalls, async ({ provider, extra, spoil }) => {
				const before = newest()?.id;
				const { status } = await send(provider, extra, spoil);
				expect(status).toBeLessThan(500);
				expect(newest()?.id).toBe(before);
			}),
			{ numRuns: cases(200, 1_500) },
		);
		expect(troubles).toEqual([]);
	}, 120_000);

	it('of any bytes, at any address, are survived and place no call', async () => {
		const site = fc.constantFrom('/talkdesk', '/cm/voiceapi/v2', '/kaleyra', '/_sandbox', '');
		const path = fc.array(fc.oneof(fc.string(), fc.constantFrom('calls', 'flows', 'v1', '%')), {
			maxLength: 4,
		});
		const method = fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH');
		await fc.assert(
			fc.asyncProperty(site, path, method, fc.uint8Array(), async (root, segments, verb, bytes) => {
				const before = newest()?.id;
				const address = `${sandbox.url}${root}/${segments.join('/')}`;
				const init = { method: verb, body: Buffer.from(bytes) };
				const { status } = await ask(encodeURI(address), init);
				expect(status).toBeLessThan(500);
				expect([before, undefined]).toContain(newest()?.id);
			}),
			{ numRuns: cases(100, 600) },
		);
		expect(troubles).toEqual([]);
	}, 120_000);
});
