import { importExample, readExample } from '../support/examples';
import { endedExecution, itemsOf, startedBy, type Execution } from '../support/executions';
import { startMailServer, type MailServer } from '../support/mail-server';
import { REPOSITORY, type World } from '../support/world';

export function paymentFailed(world: () => World): void {
	let mail: MailServer;
	let id: string;
	beforeAll(async () => {
		const { host } = world();
		mail = await startMailServer();
		const { accounts } = await world().counterpart({ speed: 50 });
		const smtp = await host.addCredential('smtp', 'Mail server', mail.credential);
		const example = readExample(REPOSITORY, 'payment-failed');
		id = await importExample(host, example, { ...accounts, smtp });
		await host.activate(id);
	});
	afterAll(() => mail?.stop());

	/** The execution of one failed payment. */
	async function ended(invoice: string, phone: string): Promise<Execution> {
		const { host } = world();
		const started = await startedBy(host.rest, id, () =>
			host.post('payment-failed', {
				invoice,
				phone,
				amount: '49.90 EUR',
				email: `${invoice}@example.com`,
			}),
		);
		return endedExecution(host.rest, started);
	}

	it('is content with a call that was answered', async () => {
		const execution = await ended('answered', '+1 415 555 0101');
		expect(itemsOf(execution, 'Payment Book')).toEqual([
			{ invoice: 'answered', exit: 'answered', action: 'told by phone' },
		]);
		expect(mail.mails).toEqual([]);
	});

	it.each([
		{
			what: 'nobody takes the call',
			invoice: 'silent',
			phone: '+1 415 555 0104',
			exit: 'noAnswer',
		},
		{ what: 'the line is busy', invoice: 'busy', phone: '+1 415 555 0103', exit: 'busy' },
		{ what: 'there is no number', invoice: 'none', phone: 'see e-mail', exit: 'notCalled' },
	])('writes an e-mail when $what', async ({ invoice, phone, exit }) => {
		const execution = await ended(invoice, phone);
		expect(itemsOf(execution, 'Payment Book')).toEqual([
			{ invoice, exit, action: 'sent an e-mail' },
		]);
		const { text } = await mail.to(`${invoice}@example.com`);
		expect(text).toContain(`Subject: Your payment for invoice ${invoice}`);
		expect(text).toContain('the payment of 49.90 EUR');
	});

	it('does nothing when the same event comes again', async () => {
		const before = mail.mails.length;
		const execution = await ended('answered', '+1 415 555 0101');
		expect(itemsOf(execution, 'Payment Book')).toMatchObject([{ exit: 'notCalled' }]);
		expect(mail.mails).toHaveLength(before);
	});
}
