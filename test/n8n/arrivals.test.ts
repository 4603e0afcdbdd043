/** A provider that does not answer until its report has been taken, whose report came to another process. */
import type { IExecuteFunctions } from 'n8n-workflow';
import {
	openToken,
	providers,
	sealToken,
	wayBack,
	type HttpRequest,
	type HttpResponse,
	type ResultToken,
} from '../../core';
import { receive } from '../../nodes/OutboundCallResult/receive';
import { askingMeanwhile } from '../../nodes/shared/webhook/arrivals';
import { reportWatch } from '../../nodes/shared/webhook/report-watch';
import { readyCall } from '../core/samples';
import { KEYS } from './support/trigger';
import { CREDENTIALS, nodeOf } from './support/contexts';
import { webhookContext } from './support/webhook-context';

const RESULTS = 'https://n8n.example.com/webhook/results';
const ANSWER: HttpResponse = { status: 200, headers: {}, body: {} };

function open(arrivesAtQuestion: number) {
	const back = wayBack(readyCall('cmCom'), {
		url: RESULTS,
		keys: KEYS,
		deliver: {},
		way: 'relay',
		nowMs: Date.now(),
		waitLimitMs: 60_000,
	});
	const questions: string[] = [];
	const context = {
		getNode: () => nodeOf('triggerVoiceFlow', CREDENTIALS),
		getCredentials: async (name: string) => CREDENTIALS[name],
		helpers: {
			httpRequest: async ({ url }: { url: string }) => {
				const question = openToken(new URL(url).searchParams.get('rb'), KEYS, Date.now());
				questions.push(question.deliver.arrived!);
				const arrived = questions.length >= arrivesAtQuestion;
				const body = JSON.stringify({ ok: true, asked: question.id, arrived });
				return { statusCode: 200, headers: {}, body };
			},
		},
	} as unknown as IExecuteFunctions;
	let answer: (response: HttpResponse) => void = () => undefined;
	const transport = askingMeanwhile(
		context,
		providers.cmCom,
		back,
		() => new Promise((resolve) => (answer = resolve)),
	);
	const ended = reportWatch.watchEnd(back.token);
	const sent = transport({} as HttpRequest);
	return { back, questions, ended, sent, answer: () => answer(ANSWER) };
}

describe('a provider that takes its time to answer', () => {
	beforeEach(() => void jest.useFakeTimers());
	afterEach(() => void jest.useRealTimers());

	it('makes the node ask every two seconds whether the report has come, until it has', async () => {
		const { back, questions, ended } = open(3);
		await jest.advanceTimersByTimeAsync(1_500);
		expect(questions).toEqual([]);
		await jest.advanceTimersByTimeAsync(3_000);
		expect(questions).toHaveLength(2);
		expect(ended.aborted).toBe(false);
		await jest.advanceTimersByTimeAsync(30_000);
		expect(questions).toEqual(Array(3).fill(back.token.id));
		expect(ended.aborted).toBe(true);
	});

	it('is not asked about any more once it has answered', async () => {
		const { questions, sent, answer } = open(Infinity);
		await jest.advanceTimersByTimeAsync(2_500);
		answer();
		expect(await sent).toBe(ANSWER);
		await jest.advanceTimersByTimeAsync(30_000);
		expect(questions).toHaveLength(1);
	});
});

describe('a node that takes results', () => {
	it('says whether a report has come, and starts nothing', async () => {
		const address = (id: string, deliver: Record<string, string>) => {
			const token: ResultToken = {
				...{ id, provider: 'kaleyra', reference: 'order-7', to: '', context: null, deliver },
				...{ placedAt: new Date().toISOString(), expiresAt: Date.now() + 60_000, way: 'relay' },
			};
			return `${RESULTS}?rb=${sealToken(token, KEYS)}`;
		};
		const type = 'outboundCallResult';
		const report = (url: string) => receive(webhookContext({ type, url }).context);
		const ask = () => report(address('question', { arrived: 'early' }));
		const answer = { ok: true, asked: 'question' };
		expect(await ask()).toEqual({ webhookResponse: { ...answer, arrived: false } });
		await report(`${address('early', {})}&status=BUSY`);
		expect(await ask()).toEqual({ webhookResponse: { ...answer, arrived: true } });
	});

	it('is asked by no process that it works in itself', async () => {
		jest.useFakeTimers();
		const { questions } = open(1);
		await jest.advanceTimersByTimeAsync(30_000);
		expect(questions).toEqual([]);
		jest.useRealTimers();
	});
});
