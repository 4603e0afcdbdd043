import { createServer } from 'node:http';
import { forgedUrl } from '../../../sandbox/reports/deliver';
import { listen } from '../../support/listen';
import { openReceiver, openSandbox, start } from '../support';

const PROVIDERS = ['talkdesk', 'cmCom', 'kaleyra'] as const;
const TO = '+14155550101';

const attempts = (timeline: readonly { event: string; [detail: string]: unknown }[]) =>
	timeline
		.filter(({ event }) => event === 'report')
		.map(({ attempt, status, error }) => [attempt, status ?? error]);

describe('a report that is not taken', () => {
	it.each(PROVIDERS)('is repeated by %s until it is', async (provider) => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver([503, 409]);
		await start(sandbox, provider, TO, receiver.url);
		await sandbox.idle();
		expect(attempts(sandbox.calls()[0]!.timeline)).toEqual([
			[1, 503],
			[2, 409],
			[3, 200],
		]);
	});

	it.each([
		{ retryReports: 1, tries: 1 },
		{ retryReports: 2, tries: 2 },
		{ retryReports: 5, tries: 5 },
	])(
		'is tried $tries times when retryReports is $retryReports',
		async ({ retryReports, tries }) => {
			const sandbox = await openSandbox({ options: { retryReports } });
			const receiver = await openReceiver(Array(9).fill(500));
			await start(sandbox, 'cmCom', TO, receiver.url);
			await sandbox.idle();
			expect(receiver.reports).toHaveLength(tries);
		},
	);

	it('is repeated after growing gaps', async () => {
		const sandbox = await openSandbox({ speed: 1 });
		const receiver = await openReceiver([500, 500]);
		await start(sandbox, 'cmCom', TO, receiver.url);
		await sandbox.idle();
		const seconds = sandbox
			.calls()[0]!
			.timeline.filter(({ event }) => event === 'report')
			.map((entry) => entry.seconds);
		expect([seconds[1]! - seconds[0]!, seconds[2]! - seconds[1]!]).toEqual([5, 15]);
	});

	it('is given up with the reason when no process listens', async () => {
		const sandbox = await openSandbox({ options: { retryReports: 1 } });
		await start(sandbox, 'cmCom', TO, 'http://127.0.0.1:9/');
		await sandbox.idle();
		expect(attempts(sandbox.calls()[0]!.timeline)).toEqual([[1, 'ECONNREFUSED']]);
	});

	it('is given up when the receiver takes too long', async () => {
		const sandbox = await openSandbox({ options: { reportTimeoutMs: 1, retryReports: 1 } });
		const silent = await listen(createServer(() => undefined));
		await start(sandbox, 'cmCom', TO, `${silent.url}/`);
		await sandbox.idle();
		await silent.stop();
		expect(attempts(sandbox.calls()[0]!.timeline)).toEqual([[1, 'timeout']]);
	});
});

describe('the timeline and the log', () => {
	it.each(PROVIDERS)('show the reports of %s without secrets or full numbers', async (provider) => {
		const lines: string[] = [];
		const sandbox = await openSandbox({ log: (line) => lines.push(line) });
		const receiver = await openReceiver();
		await start(sandbox, provider, TO, `${receiver.url}/of-${provider}`);
		await sandbox.idle();
		const shown = JSON.stringify(sandbox.calls());
		expect(shown).toContain(`/of-${provider}`);
		expect(shown + lines.join()).not.toContain('genuine');
		expect(lines.join()).toContain('+1…01');
		expect(lines.join()).not.toContain(TO);
	});
});

describe('forgedUrl', () => {
	it.each([
		['http://a.example/?rb=abc&x=1', 'http://a.example/?rb=cba&x=1'],
		['http://a.example/?token=abc', 'http://a.example/?token=cba'],
		['http://a.example/', 'http://a.example/?rb=forged'],
		['nowhere', 'nowhere'],
	])('turns %s into %s', (url, forged) => {
		expect(forgedUrl(url)).toBe(forged);
	});
});
