import { startChatModel, type ChatModel } from '../support/chat-model';
import { importExample, readExample } from '../support/examples';
import { endedExecution, itemsOf, startedBy, type Execution } from '../support/executions';
import { startMailServer, type MailServer } from '../support/mail-server';
import { until } from '../support/until';
import { REPOSITORY, type Counterpart, type World } from '../support/world';

/** Links that a mail program previews are not taken for an answer. */
const A_BROWSER = 'Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const PERSON = 'front-desk@example.com';

export function agentMayCall(world: () => World): void {
	let model: ChatModel;
	let mail: MailServer;
	let counterpart: Counterpart;
	let id: string;
	beforeAll(async () => {
		const { host } = world();
		model = await startChatModel();
		mail = await startMailServer();
		counterpart = await world().counterpart({ speed: 50 });
		const accounts = {
			...counterpart.accounts,
			smtp: await host.addCredential('smtp', 'Mail server', mail.credential),
			openAiApi: await host.addCredential('openAiApi', 'OpenAI account', {
				apiKey: 'nobody-asks-for-it',
				url: model.url,
			}),
		};
		id = await importExample(host, readExample(REPOSITORY, 'agent-may-call'), accounts);
		await host.activate(id);
	});
	afterAll(async () => {
		await model?.stop();
		await mail?.stop();
	});

	/** The execution of a message, after the person pressed a button of the e-mail. */
	async function decided(phone: string, button: 'true' | 'false'): Promise<Execution> {
		const { host } = world();
		const mails = mail.mails.length;
		const started = await startedBy(host.rest, id, () =>
			host.post('messages', { from: 'Ada', phone, text: 'Where is my parcel? Please call.' }),
		);
		const asked = await until('the question', async () => mail.mails[mails]);
		expect(asked.to).toBe(PERSON);
		expect(asked.text).toContain(phone);
		expect(counterpart.sandbox.calls().filter(({ to }) => asDialled(phone) === to)).toEqual([]);
		const links = [...asked.text.matchAll(/href="(http[^"]+)"/g)].map(([, url = '']) =>
			url.replaceAll('&amp;', '&'),
		);
		const link = links.find((url) => url.includes(`approved=${button}`))!;
		// the execution may still be on its way to sleep
		await until('the answer was taken', async () => {
			const { ok } = await fetch(link, { headers: { 'user-agent': A_BROWSER } });
			return ok || undefined;
		});
		return endedExecution(host.rest, started);
	}

	it('calls once a person has approved', async () => {
		const phone = '+1 415 555 0101';
		const execution = await decided(phone, 'true');
		expect(execution.error).toBeUndefined();
		expect(model.offered[0]).toEqual(['Call_the_Customer']);
		expect(counterpart.sandbox.calls().map(({ to }) => to)).toEqual([asDialled(phone)]);
		expect(itemsOf(execution, 'What Was Done')).toMatchObject([
			{ answer: expect.stringContaining('placed') },
		]);
	});

	it('places no call when the person declines', async () => {
		const before = counterpart.sandbox.calls().length;
		const execution = await decided('+1 415 555 0103', 'false');
		expect(counterpart.sandbox.calls()).toHaveLength(before);
		expect(itemsOf(execution, 'What Was Done')).toMatchObject([
			{ answer: expect.stringContaining('rejected the tool call') },
		]);
	});
}

const asDialled = (phone: string): string => phone.replaceAll(' ', '');
