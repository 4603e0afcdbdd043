import { providers, receiveReport, sealToken } from '../../../core';
import { NOW_MS, claimsOf, keysOf } from '../samples';
import { readBody } from './read-report';

const report = (message: object) =>
	readBody('vapi', { message: { type: 'end-of-call-report', ...message } });

describe('a report of Vapi', () => {
	it.each([
		['call.forwarding.operator-busy', 'busy'],
		['call.forwarding.no-answer', 'noAnswer'],
		['call.in-progress.error-transfer-failed', 'failed'],
	])('that says %s was answered, and tells how the second leg ended: %s', (word, forward) => {
		expect(report({ endedReason: word })).toMatchObject({ exit: 'answered', answers: { forward } });
	});

	it('hands on all that it tells', () => {
		const message = {
			endedReason: 'customer-ended-call',
			call: { id: 'c-1' },
			cost: 0.0512,
			artifact: {
				transcript: 'AI: Hello!',
				recording: { mono: { combinedUrl: 'https://storage.example/mono.wav' } },
				recordingUrl: 'https://storage.example/old.wav',
				structuredOutputs: {
					one: { name: 'Satisfied', result: true },
					two: { name: 'Slot', result: { day: 'Monday', hour: 9, others: [] } },
					three: 'nothing',
				},
			},
			analysis: { summary: 'A short talk.', structuredData: { floor: 3, lift: null } },
		};
		expect(report(message)).toEqual({
			kind: 'final',
			exit: 'answered',
			providerStatus: 'customer-ended-call',
			callId: 'c-1',
			sipCode: null,
			answers: { Satisfied: 'true', day: 'Monday', hour: '9', floor: '3' },
			answeredBy: null,
			recordingUrl: 'https://storage.example/mono.wav',
			transcript: 'AI: Hello!',
			summary: 'A short talk.',
			cost: { amount: 0.0512, currency: 'USD' },
			raw: { type: 'end-of-call-report', ...message },
		});
	});

	it.each([
		['nothing', {}],
		['empty texts', { artifact: { transcript: '' }, analysis: { summary: '' } }],
		['other kinds', { artifact: 'a', analysis: [1], cost: '0.1', call: 'c-1' }],
	])('with %s beside its word knows nothing more', (_what, fields) => {
		expect(report({ endedReason: 'customer-busy', ...fields })).toMatchObject({
			callId: null,
			answers: {},
			recordingUrl: null,
			transcript: null,
			summary: null,
			cost: null,
		});
	});

	it('says that a machine took the call where a mailbox did', () => {
		expect(report({ endedReason: 'voicemail' })).toMatchObject({ answeredBy: 'machine' });
	});

	it.each(['status-update', 'tool-calls', 'hang'])(
		'of the type %s leaves the call open',
		(type) => {
			expect(readBody('vapi', { message: { type, endedReason: 'customer-busy' } })).toMatchObject({
				kind: 'interim',
				providerStatus: type,
			});
		},
	);

	it.each([
		['nothing', {}],
		['no message', { type: 'end-of-call-report', endedReason: 'customer-busy' }],
		['a message without a type', { message: { endedReason: 'customer-busy' } }],
		['no word', { message: { type: 'end-of-call-report' } }],
		['an empty array', []],
		['broken JSON', '{"message":{"type":"end-of-call-report"'],
	])('with %s in it is unreadable', (_what, body) => {
		expect(readBody('vapi', body)).toMatchObject({ kind: 'unreadable' });
	});

	it('hands on no token of the address that the call tells back', () => {
		const token = sealToken(claimsOf('vapi'), keysOf());
		const server = { url: `https://hooks.example.com/result?rb=${token}` };
		const call = { id: 'c-1', assistantOverrides: { server } };
		const message = { type: 'end-of-call-report', endedReason: 'customer-busy', call };
		const rawBody = JSON.stringify({ message });
		const received = receiveReport({ query: { rb: token }, rawBody }, keysOf(), NOW_MS);
		expect(received).toMatchObject({ verdict: 'final', result: { exit: 'busy', callId: 'c-1' } });
		expect(JSON.stringify(received.verdict === 'final' && received.result)).not.toContain(token);
	});
});

describe('a call that Vapi is asked for', () => {
	const { ask } = providers.vapi;
	const read = (body: unknown) => ask!.read({ status: 200, headers: {}, body });

	it('is named in the path alone', () => {
		expect(ask!.request({}, 'a/b?c', '')).toEqual({ method: 'GET', path: '/call/a%2Fb%3Fc' });
	});

	it('is read as its report is, without the address that it tells back', () => {
		const assistantOverrides = {
			server: { url: 'https://hooks.example.com/?rb=TOKEN' },
			name: 'n',
		};
		const call = { id: 'c-1', endedReason: 'voicemail', cost: 0.01, assistantOverrides };
		expect(read(call)).toMatchObject({
			exit: 'voicemail',
			callId: 'c-1',
			answeredBy: 'machine',
			cost: { amount: 0.01, currency: 'USD' },
			raw: { ...call, assistantOverrides: { name: 'n' } },
		});
		expect(JSON.stringify(read(call))).not.toContain('TOKEN');
	});

	it.each([{ id: 'c-1', status: 'in-progress' }, {}, null, [], 'text'])(
		'goes on, or is none, where it has no word for its end: %j',
		(body) => expect(read(body)).toBeUndefined(),
	);
});
