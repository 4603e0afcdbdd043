import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { providers, receiveReport, sealToken } from '../../../core';
import { EXITS } from '../../../core/providers/retell/exits';
import { NOW_MS, claimsOf, keysOf } from '../samples';
import { readBody } from './read-report';

const KEY = 'key_0123456789';
const sign = (body: string, timeMs = NOW_MS, key = KEY) =>
	`v=${timeMs},d=${createHmac('sha256', key)
		.update(body + timeMs)
		.digest('hex')}`;
const event = (call: object, name = 'call_ended') => ({ event: name, call });

describe('an event of Retell AI', () => {
	it('has 34 words for the end, each with its exit', () => {
		expect(Object.keys(EXITS)).toHaveLength(34);
		for (const [disconnection_reason, exit] of Object.entries(EXITS))
			expect(readBody('retell', event({ disconnection_reason }))).toMatchObject({
				kind: 'final',
				exit,
				providerStatus: disconnection_reason,
			});
	});

	it.each(['abducted', 'constructor', '__proto__'])(
		'of an unknown word, "%s", is no result and keeps the word',
		(disconnection_reason) => {
			expect(readBody('retell', event({ disconnection_reason }))).toMatchObject({
				exit: 'noResult',
				providerStatus: disconnection_reason,
			});
		},
	);

	it('hands on what the agent collected and kept', () => {
		const call = {
			call_id: 'call_1',
			disconnection_reason: 'agent_hangup',
			duration_ms: 31_400,
			collected_dynamic_variables: { slot: 'morning' },
			recording_url: 'https://recordings.example.com/1.wav',
			transcript: 'Agent: Hello.',
			call_cost: { combined_cost: 12.5 },
			call_analysis: { call_summary: 'A slot was chosen.', custom_analysis_data: { happy: true } },
		};
		expect(readBody('retell', event(call, 'call_analyzed'))).toEqual({
			kind: 'final',
			exit: 'answered',
			providerStatus: 'agent_hangup',
			callId: 'call_1',
			talkSeconds: 31,
			answers: { slot: 'morning', happy: 'true' },
			answeredBy: null,
			recordingUrl: 'https://recordings.example.com/1.wav',
			transcript: 'Agent: Hello.',
			summary: 'A slot was chosen.',
			cost: { amount: 0.125, currency: null },
			raw: event(call, 'call_analyzed'),
		});
	});

	it('is voicemail where the analysis heard a mailbox, whoever hung up', () => {
		const call = { disconnection_reason: 'agent_hangup', call_analysis: { in_voicemail: true } };
		expect(readBody('retell', event(call, 'call_analyzed'))).toMatchObject({
			exit: 'voicemail',
			answeredBy: 'machine',
		});
	});

	it('goes on waiting after the start, and says what a body lacks', () => {
		expect(readBody('retell', event({}, 'call_started')).kind).toBe('interim');
		expect(readBody('retell', event({})).kind).toBe('unreadable');
		expect(readBody('retell', { call: {} }).kind).toBe('unreadable');
	});
});

describe('a report of Retell AI at an address of ours', () => {
	const token = sealToken(claimsOf('retell'), keysOf());
	const body = JSON.stringify(
		event({ disconnection_reason: 'dial_busy', metadata: { reference: 'order-1042', token } }),
	);
	const receive = (headers: Record<string, string>, webhookKey?: string, rawBody = body) =>
		receiveReport({ query: {}, rawBody, headers }, keysOf(), NOW_MS, undefined, {
			provider: 'retell',
			settings: { apiKey: 'another', webhookKey },
		});

	it('is known by the token that it echoes, which is not handed on', () => {
		const received = receive({});
		expect(received).toMatchObject({ verdict: 'final', result: { exit: 'busy' } });
		expect(JSON.stringify(received)).not.toContain(token);
	});

	it('is not known by a token that stands elsewhere in it', () => {
		const elsewhere = JSON.stringify(
			event({ disconnection_reason: 'dial_busy', other: { token }, metadata: {} }),
		);
		expect(receive({}, undefined, elsewhere).verdict).toBe('refused');
	});

	it('has to be signed where the account names the key', () => {
		expect(receive({ 'x-retell-signature': sign(body) }, KEY).verdict).toBe('final');
		expect(receive({}, KEY)).toMatchObject({ verdict: 'refused', httpStatus: 401 });
		expect(receive({ 'x-retell-signature': sign(`${body} `) }, KEY).verdict).toBe('refused');
		expect(receive({ 'x-retell-signature': sign(body, NOW_MS, 'other') }, KEY).verdict).toBe(
			'refused',
		);
	});

	it.each([-300_001, 300_001])('is refused %i ms off, in the past and in the future', (off) => {
		const signed = (ms: number) =>
			receive({ 'x-retell-signature': sign(body, NOW_MS + ms) }, KEY).verdict;
		expect(signed(off)).toBe('refused');
		expect(signed(off - Math.sign(off))).toBe('final');
	});

	it('is believed by no other signature, whatever it is', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(receive({ 'x-retell-signature': text }, KEY).verdict).toBe('refused');
			}),
		);
	});

	it("asks no other provider's account for its key", () => {
		const received = receiveReport({ query: {}, rawBody: body }, keysOf(), NOW_MS, undefined, {
			provider: 'talkdesk',
			settings: { webhookKey: KEY },
		});
		expect(received.verdict).toBe('final');
		expect(providers.talkdesk.callback.signature).toBeUndefined();
	});
});
