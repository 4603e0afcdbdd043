/** Which "Outbound Call Result" a waiting call goes back over, when its node was given none. */
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { openToken } from '../../core';
import { OutboundCallResult } from '../../nodes/OutboundCallResult/OutboundCallResult.node';
import { receive } from '../../nodes/OutboundCallResult/receive';
import { rejectionOf } from '../core/samples';
import { SAMPLES } from '../providers';
import {
	CREDENTIALS,
	RESUME_URL,
	executeContext,
	type Answer,
	type Seen,
	type Setup,
} from './support/contexts';
import { webhookContext } from './support/webhook-context';
import { KEYS, PLACED, call, execute, formOf, start } from './support/trigger';

const RELAY = 'https://n8n.example.com/webhook/results';
const { checkExists, delete: withdraw } = new OutboundCallResult().webhookMethods.default;

interface Published {
	readonly mode?: string;
	readonly secret?: string;
	readonly resumeWaiting?: boolean;
}

/** What n8n hands a node that it publishes or withdraws. */
const hook = ({
	mode = 'trigger',
	secret = 'id-of-ringbackCallbackApi',
	resumeWaiting = true,
}: Published = {}) =>
	({
		getMode: () => mode,
		getActivationMode: () => 'activate',
		getWorkflow: () => ({ id: 'results' }),
		getNode: () => ({ id: 'node', credentials: { ringbackCallbackApi: { id: secret, name: '' } } }),
		getNodeParameter: () => resumeWaiting,
		getNodeWebhookUrl: () => RELAY,
	}) as unknown as IHookFunctions;

/** Answers test reports as the published node does. */
async function relayAnswers(request: { url: string; body?: unknown }): Promise<Answer> {
	const { context, answered } = webhookContext({
		url: request.url,
		type: 'outboundCallResult',
		body: request.body === undefined ? undefined : String(request.body),
	});
	const { webhookResponse } = await receive(context);
	return webhookResponse === undefined
		? { status: answered.status ?? 500, body: answered.body }
		: { status: 200, body: webhookResponse };
}

const waiting = (more: IDataObject = {}) => call('+14155550123', { waitForResult: true, ...more });

const wait = (setup: Partial<Setup> = {}) =>
	start({ parameters: waiting(), answers: [PLACED], plainAnswer: relayAnswers, ...setup });

/** Where the call reports to. */
const addressIn = ({ requests }: Seen): URL =>
	new URL(formOf(requests.find(({ type }) => type !== '')!.body).dlrurl!);

const backOf = async (setup: Partial<Setup> = {}) => addressIn((await wait(setup)).seen);

describe('a waiting call without a result URL', () => {
	afterEach(() => withdraw.call(hook()));

	it('goes back over a published node with the same secret, which knows whom to wake', async () => {
		await checkExists.call(hook());
		const url = await backOf();
		expect(url.pathname).toBe('/webhook/results');
		expect(openToken(url.searchParams.get('rb'), KEYS, Date.now()).deliver).toEqual({
			resume: RESUME_URL,
		});
	});

	it('asks once whether reports arrive there', async () => {
		await checkExists.call(hook());
		const counts = [];
		for (let calls = 0; calls < 2; calls += 1) {
			const { seen } = await wait();
			counts.push(seen.requests.filter(({ type }) => type === '').length > 0);
		}
		expect(counts).toEqual([true, false]);
	});

	it.each<[string, Published]>([
		['has another secret', { secret: 'another' }],
		['only listens for a test', { mode: 'manual' }],
		['is not to wake any execution', { resumeWaiting: false }],
	])('goes straight to its execution where the node %s', async (_says, published) => {
		await checkExists.call(hook(published));
		expect((await backOf()).pathname).toBe('/webhook-waiting/42');
	});

	it('goes straight to its execution once the node is withdrawn', async () => {
		await checkExists.call(hook());
		await withdraw.call(hook());
		expect((await backOf()).pathname).toBe('/webhook-waiting/42');
	});

	it('goes straight to its execution where test reports do not arrive', async () => {
		await checkExists.call(hook());
		const plainAnswer = async () => ({ status: 200, body: '<html>a router</html>' });
		expect((await backOf({ plainAnswer })).pathname).toBe('/webhook-waiting/42');
	});

	it('writes down which node it went over, and asks that one when n8n has started again', async () => {
		const staticData: IDataObject = {};
		await checkExists.call(hook());
		await wait({ staticData });
		expect(staticData).toEqual({
			relay: { url: RELAY, credentialId: 'id-of-ringbackCallbackApi' },
		});
		// an n8n that has started again tells no node what is published
		await withdraw.call(hook());
		const url = 'https://n8n.example.com/webhook/known-before';
		const relay = { url, credentialId: 'id-of-ringbackCallbackApi' };
		const { seen } = await wait({ staticData: { relay } });
		expect(seen.requests.some((request) => request.url.startsWith(url))).toBe(true);
		expect(addressIn(seen).href.startsWith(url)).toBe(true);
	});

	it('goes straight to its execution where the longer address is too long', async () => {
		await checkExists.call(hook());
		const resumeUrl = `${RESUME_URL}${'0'.repeat(160)}`;
		const ways = new Set<string>();
		for (let length = 500; length <= 1_000; length += 10) {
			const context = JSON.stringify({ text: 'x'.repeat(length) });
			const { seen } = await wait({ parameters: waiting({ context }), resumeUrl });
			if (seen.requests.some(({ type }) => type !== '')) ways.add(addressIn(seen).pathname);
		}
		expect([...ways]).toEqual(['/webhook/results', '/webhook-waiting/42']);
	});
});

describe('a waiting call of a provider that reports to one address', () => {
	afterEach(() => withdraw.call(hook()));

	const { account, flowId, from } = SAMPLES.jambonz;
	const parameters = waiting({
		provider: 'jambonz',
		flowId,
		from: { __rl: true, mode: 'id', value: from },
	});
	const setup = {
		parameters,
		credentials: { ...CREDENTIALS, jambonzVoiceApi: { ...account } as IDataObject },
		answers: [{ status: 201, body: SAMPLES.jambonz.naming }],
	};

	it('says before anything is dialled that it needs a node that takes results', async () => {
		const { context, seen } = executeContext(setup);
		expect(await rejectionOf(execute(context))).toMatchObject({
			message: expect.stringContaining('jambonz reports to one address for all calls'),
			description: expect.stringContaining('"Outbound Call Result"'),
		});
		expect(seen.requests).toEqual([]);
	});

	it.each([
		['published here', undefined],
		['named as Result URL', RELAY],
	])('goes over the node that is %s, which knows whom to wake', async (_how, resultUrl) => {
		if (resultUrl === undefined) await checkExists.call(hook());
		const { seen } = await wait({ ...setup, parameters: { ...parameters, resultUrl } });
		const sent = seen.requests.find(({ type }) => type !== '')!;
		const { tag } = JSON.parse(sent.body) as { tag: { token: string } };
		const { deliver, way } = openToken(tag.token, KEYS, Date.now());
		expect({ deliver, way }).toEqual({ deliver: { resume: RESUME_URL }, way: 'relay' });
		expect(sent.body).not.toContain(RELAY);
	});
});
