/** The examples, imported into a Node-RED as people start it, and run against the sandbox. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { verify } from '../../sandbox/verify/command';
import { install, pack } from '../support/packed';
import { EXAMPLES, exampleAt, hurried } from './support/examples';
import { CALLBACK_SECRET } from './support/flow';
import { deployTo, startNodeRed, type NodeRedProcess } from './support/process';

jest.setTimeout(120_000);

/** Needs Dashboard 2.0, with which test/hosts/dashboard runs it. */
const RUN_HERE = EXAMPLES.filter((name) => name !== 'Dashboard page');

type Entry = Readonly<Record<string, unknown>>;

describe('the examples in Node-RED', () => {
	const temporary = mkdtempSync(join(tmpdir(), 'node-red-examples-'));
	let sandbox: Sandbox;
	let nodeRed: NodeRedProcess;

	beforeAll(async () => {
		const { tarball } = await pack('node-red', temporary);
		const userDir = join(temporary, 'user');
		await install(tarball, userDir);
		sandbox = await startSandbox({ speed: 50, options: { unattendedKeys: '1' } });
		nodeRed = await startNodeRed({ red: require.resolve('node-red/red.js'), userDir });
		await deployTo(nodeRed, RUN_HERE.flatMap((name) => exampleAt(name, sandbox.url)).map(hurried));
	});
	afterAll(async () => {
		await nodeRed?.stop('SIGKILL');
		await sandbox?.stop();
		rmSync(temporary, { recursive: true, maxRetries: 3 });
	});

	async function post(path: string, body: object): Promise<void> {
		// the paths of a deploy follow it by some milliseconds
		for (;;) {
			const { status } = await fetch(`${nodeRed.url}${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			if (status === 202) return;
			expect(status).toBe(404);
		}
	}

	/** Presses the button of an inject node, which is there some milliseconds after the deploy too. */
	async function press(inject: string): Promise<void> {
		while (!(await fetch(`${nodeRed.url}/inject/${inject}`, { method: 'POST' })).ok);
	}

	/** The list at a path, once an entry passes. */
	async function entry(path: string, passes: (one: Entry) => boolean): Promise<Entry> {
		for (;;) {
			const list = (await (await fetch(`${nodeRed.url}${path}`)).json()) as Entry[];
			const found = list.find(passes);
			if (found) return found;
		}
	}
	const number = (digits: string) => `+1 415 555 01${digits}`;

	it('takes a list of appointments from its CSV to the answers in it', async () => {
		await press('rb-appt-in');
		const context = `${nodeRed.url}/context/flow/rb-appt-tab/list`;
		for (;;) {
			const { msg } = (await (await fetch(context)).json()) as { msg?: string };
			if (msg === undefined || msg === '(undefined)') continue;
			const rows = JSON.parse(msg) as Entry[];
			expect(rows.map(({ Name, Reminder }) => [Name, Reminder])).toEqual([
				['Ada', 'confirmed'],
				['Ben', 'busy'],
				['Dora', 'noAnswer'],
				['Emil', 'ask for a number'],
				['Finn', 'confirmed'],
			]);
			return;
		}
	});

	it('calls a list from a file, again where it has to, and writes a file of results', async () => {
		const folder = join(temporary, 'user');
		const results = join(folder, 'results.csv');
		const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split(/\r?\n/);
		await press('rb-people-sample');
		while (
			!existsSync(join(folder, 'people.csv')) ||
			linesOf(join(folder, 'people.csv')).length < 6
		)
			await new Promise((turn) => setImmediate(turn));
		await press('rb-people-in');
		while (!existsSync(results) || linesOf(results).length < 6)
			await new Promise((turn) => setImmediate(turn));
		expect(linesOf(results)).toEqual([
			'reference,first_name,exit,attempt,reason,next',
			'visit-3001,Ada,answered,1,,done',
			'visit-3002,Ben,busy,3,,write to them',
			'visit-3003,Dora,noAnswer,3,,write to them',
			'visit-3004,Emil,invalidNumber,1,numberNotValid,ask for another number',
			'visit-3005,Finn,invalidNumber,1,refusedByProvider,ask for another number',
		]);
		const called = sandbox.calls().flatMap(({ reference }) => reference ?? []);
		expect(called.filter((one) => one.startsWith('visit-3003'))).toEqual([
			'visit-3003',
			'visit-3003-try-2',
			'visit-3003-try-3',
		]);
	});

	it.each([
		{ invoice: 'R-1', digits: '01', exit: 'answered', mail: null },
		{
			invoice: 'R-2',
			digits: '04',
			exit: 'noAnswer',
			mail: { to: 'R-2@example.com', topic: 'Your payment for invoice R-2' },
		},
		{
			invoice: 'R-3',
			digits: '',
			exit: 'notCalled',
			mail: { to: 'R-3@example.com', topic: 'Your payment for invoice R-3' },
		},
	])(
		'tells invoice $invoice by phone, or by e-mail after $exit',
		async ({ invoice, digits, exit, mail }) => {
			const phone = digits === '' ? 'see e-mail' : number(digits);
			const email = `${invoice}@example.com`;
			await post('/payment-failed', { invoice, amount: '49.90 EUR', phone, email });
			const written = await entry('/payments', (one) => one.invoice === invoice);
			expect(written).toMatchObject({ exit, mail });
		},
	);

	it('calls nobody again who pressed the key for no more calls', async () => {
		const phone = '+14155551112';
		await post('/survey', { phone });
		const list = async () =>
			(await (await fetch(`${nodeRed.url}/no-more-calls`)).json()) as readonly string[];
		while (!(await list()).includes(phone));
		await post('/survey', { phone });
		// another call, after which the refused one has left as well
		await post('/survey', { phone: '+14155551212' });
		while (!(await list()).includes('+14155551212'));
		expect(sandbox.calls().filter(({ to }) => to === phone)).toHaveLength(1);
	});

	it.each([
		{ ticket: 'both', customer: '01', technician: '01', action: /connected/ },
		{ ticket: 'alone', customer: '01', technician: '04', action: /another one/ },
		{ ticket: 'away', customer: '03', technician: '01', action: /not reached \(busy\)/ },
		{ ticket: 'unknown', customer: '01', technician: '', action: /ask for a number: / },
	])('takes ticket "$ticket" to $action', async ({ ticket, customer, technician, action }) => {
		await post('/problems', {
			ticket,
			customer: number(customer),
			technician: technician === '' ? 'see e-mail' : number(technician),
		});
		const written = await entry('/problems', (one) => one.ticket === ticket);
		expect(written.action).toMatch(action);
	});

	it('calls for an order at the door', async () => {
		await post('/orders', {
			order: '1042',
			phone: '(415) 555-0103',
			country: 'US',
			provider: 'kaleyra',
			store: 'Corner Deli',
		});
		expect(await entry('/orders', (one) => one.order === '1042')).toMatchObject({
			exit: 'busy',
			action: 'try again in 10 minutes',
		});
	});

	it('calls people in order until one takes over', async () => {
		await post('/alarms', { id: 7, text: 'Server 3 is down' });
		expect(await entry('/alarms', (one) => Number(one.alarm) === 7)).toMatchObject({
			output: 'confirmed',
			message: 'Ada has taken over: Server 3 is down',
		});
	});

	it.each([
		['12', 'confirmed', 'Ada goes to room 12'],
		['13', 'unsure', 'Room 13: nobody knows who was reached, somebody has to walk over'],
	])(
		'calls nurses for room %s, and stops where nobody knows: %s',
		async (room, output, message) => {
			const before = sandbox.calls().length;
			await post('/bells', { id: `bell-${room}`, room });
			expect(await entry('/bells', ({ bell }) => bell === `bell-${room}`)).toMatchObject({
				output,
				message,
			});
			expect(sandbox.calls().length - before).toBe(output === 'unsure' ? 1 : 2);
		},
	);

	it('pays a refund back once the manager has pressed the key', async () => {
		await post('/refunds', { order: '1042', customer: 'Ada', euros: 40 });
		expect(await entry('/refunds', ({ order }) => order === '1042')).toMatchObject({
			approved: true,
			message: 'Order 1042: 40 euros are paid back',
		});
		expect(JSON.stringify(sandbox.calls().at(-1)!.timeline)).toContain(
			'Ada asks for 40 euros back for order 1042.',
		);
	});

	it('places a reminder now, whose result comes later', async () => {
		const before = sandbox.calls().length;
		await press('rb-fire-inject');
		while (sandbox.calls().length === before) await new Promise((turn) => setImmediate(turn));
		await sandbox.idle();
		expect(sandbox.calls().at(-1)).toMatchObject({ provider: 'cmCom', exit: 'answered' });
	});

	it('keeps what the rules said of a call in a file, sealed', async () => {
		await press('rb-evid-inject');
		const file = join(temporary, 'user', 'evidence.jsonl');
		while (!existsSync(file) || !readFileSync(file, 'utf8').includes('\n'))
			await new Promise((turn) => setImmediate(turn));
		const [line = ''] = readFileSync(file, 'utf8').split('\n');
		expect(JSON.parse(line)).toMatchObject({
			...{ reference: 'visit-4001', exit: 'answered' },
			evidence: { exit: 'answered', consent: 'form of 2026-03-01' },
		});
		const told = verify([file], { RINGBACK_CALLBACK_SECRET: CALLBACK_SECRET });
		expect(told).toMatchObject({ exitCode: 0 });
	});

	it('has caused no error, and stayed up', () => {
		expect(nodeRed.isRunning()).toBe(true);
		expect(nodeRed.log()).not.toMatch(/\[error\]/);
	});
});
