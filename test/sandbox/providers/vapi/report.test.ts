import { openReceiver, openSandbox, type Receiver } from '../../support';
import type { Sandbox } from '../../../../sandbox/index';
import { get, startVapi } from './start-vapi';

/** A call that reports to the receiver, and is over. */
async function over(
	sandbox: Sandbox,
	{ url }: Pick<Receiver, 'url'>,
	ending: string,
	overrides: object = {},
	server: object = {},
) {
	const { body } = await startVapi(sandbox, `+141555501${ending}`, {
		assistantOverrides: { server: { url: `${url}?rb=genuine`, ...server }, ...overrides },
	});
	await sandbox.idle();
	return (await get(sandbox, `/call/${body.id}`)).body;
}

const WORDS = [
	['01', 'customer-ended-call'],
	['02', 'voicemail'],
	['03', 'customer-busy'],
	['04', 'customer-did-not-answer'],
	['05', 'twilio-reported-customer-misdialed'],
	['06', 'twilio-failed-to-connect-call'],
	['07', 'customer-busy'],
];

describe('the report of a Vapi call', () => {
	it.each(WORDS)(
		'of a number that ends in %s says %s, and so does the call',
		async (ending, word) => {
			const [sandbox, receiver] = [await openSandbox(), await openReceiver()];
			const call = await over(sandbox, receiver, ending!);
			expect(receiver.reports).toMatchObject([
				{
					method: 'POST',
					query: { rb: 'genuine' },
					body: {
						message: {
							type: 'end-of-call-report',
							endedReason: word,
							call: { id: call.id, type: 'outboundPhoneCall' },
							cost: expect.any(Number),
							startedAt: expect.any(String),
							endedAt: expect.any(String),
							artifact: { transcript: expect.any(String) },
							analysis: expect.any(Object),
						},
					},
				},
			]);
			expect(call).toMatchObject({ status: 'ended', endedReason: word });
		},
	);

	it('says what the person chose, and what was spoken', async () => {
		const sandbox = await openSandbox({ options: { unattendedKeys: '1' } });
		const receiver = await openReceiver();
		const { body } = await startVapi(sandbox, '+14155550101', {
			assistantId: '00000000-0000-4000-8000-000000000c03',
			assistantOverrides: { server: { url: receiver.url } },
		});
		await sandbox.idle();
		const [{ body: report } = { body: undefined }] = receiver.reports;
		expect(report.message.call.id).toBe(body.id);
		expect(report.message.artifact.transcript).toMatch(/^AI: /);
		expect(Object.values(report.message.analysis.structuredData)).toContain('1');
	});

	it('has another word for a rejected call where vapiRejected says so', async () => {
		const sandbox = await openSandbox({ options: { vapiRejected: 'customer-did-not-answer' } });
		const call = await over(sandbox, await openReceiver(), '07');
		expect(call.endedReason).toBe('customer-did-not-answer');
	});

	it.each([
		['other messages alone', { serverMessages: ['status-update'] }, 0],
		['the report', { serverMessages: ['end-of-call-report'] }, 1],
		['what is usual', {}, 1],
	])('goes to a call that asks for %s as often as it should', async (_what, overrides, times) => {
		const [sandbox, receiver] = [await openSandbox(), await openReceiver()];
		await over(sandbox, receiver, '01', overrides);
		expect(receiver.reports).toHaveLength(times);
	});

	it('goes nowhere where the call names no address', async () => {
		const sandbox = await openSandbox();
		await startVapi(sandbox, '+14155550101');
		await sandbox.idle();
		expect(sandbox.calls()[0]!.timeline.map(({ event }) => event)).not.toContain('report');
	});

	it.each([
		['is sent once', {}, 1],
		['is repeated once where the call asks for that', { maxRetries: 1 }, 2],
		['is repeated no more often than retryReports has it', { maxRetries: 9 }, 3],
	])('%s where it is not answered with 2xx', async (_what, plan, times) => {
		const [sandbox, receiver] = [await openSandbox(), await openReceiver([500, 500, 500, 500])];
		const backoffPlan = { type: 'fixed', baseDelaySeconds: 1, ...plan };
		await over(sandbox, receiver, '01', {}, 'maxRetries' in plan ? { backoffPlan } : {});
		expect(receiver.reports).toHaveLength(times);
	});

	it('is not repeated once it was answered with 2xx', async () => {
		const [sandbox, receiver] = [await openSandbox(), await openReceiver([500])];
		const backoffPlan = { type: 'exponential', maxRetries: 6, baseDelaySeconds: 5 };
		await over(sandbox, receiver, '01', {}, { backoffPlan });
		expect(receiver.reports).toHaveLength(2);
	});

	it('of an impostor has neither the token nor the truth', async () => {
		const [sandbox, receiver] = [await openSandbox(), await openReceiver()];
		await fetch(`${sandbox.url}/_sandbox/faults`, {
			method: 'POST',
			body: JSON.stringify({ provider: 'vapi', fault: 'forged-report' }),
		});
		await over(sandbox, receiver, '03');
		const [forged, genuine] = receiver.reports;
		expect(genuine!.body.message.endedReason).toBe('customer-busy');
		expect(forged!.query.rb).not.toBe('genuine');
		expect(forged!.body.message.endedReason).toBe('customer-ended-call');
		expect(JSON.stringify(forged!.body)).not.toContain('genuine');
	});
});
