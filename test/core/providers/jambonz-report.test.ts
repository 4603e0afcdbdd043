import { createHmac } from 'node:crypto';
import { EXITS, parseReport, providers, receiveReport, sealToken, type Exit } from '../../../core';
import { INTERIM } from '../../../core/providers/jambonz/report';
import { NOW_MS, claimsOf, keysOf } from '../samples';
import { readBody } from './read-report';

const { jambonz } = providers;
const BASE = { call_sid: 'c-1', direction: 'outbound', application_sid: 'app-1' };

/** Statuses of @jambonz/schema, callbacks/base, with the SIP codes behind them. */
const ENDS: ReadonlyArray<readonly [status: string, sip: number | null, exit: Exit]> = [
	['completed', 200, 'answered'],
	['busy', 486, 'busy'],
	['busy', 603, 'busy'],
	['no-answer', 487, 'noAnswer'],
	['failed', 404, 'invalidNumber'],
	['failed', 410, 'invalidNumber'],
	['failed', 484, 'invalidNumber'],
	['failed', 485, 'invalidNumber'],
	['failed', 604, 'invalidNumber'],
	['failed', 408, 'noAnswer'],
	['failed', 480, 'noAnswer'],
	['failed', 600, 'busy'],
	['failed', 401, 'failed'],
	['failed', 403, 'failed'],
	['failed', 407, 'failed'],
	['failed', 488, 'failed'],
	['failed', 500, 'failed'],
	['failed', 503, 'failed'],
	['failed', null, 'failed'],
	['cancelled', 487, 'noResult'],
];
const GOING_ON = ['trying', 'ringing', 'early-media', 'in-progress', 'queued'];
/** Events of @jambonz/schema, callbacks/amd, that decide nothing. */
const UNDECIDED = [
	'amd_human_detected',
	'amd_no_speech_detected',
	'amd_decision_timeout',
	'amd_machine_stopped_speaking',
	'amd_tone_detected',
	'amd_tone_timeout',
	'amd_error',
	'amd_stopped',
];

describe('a post of jambonz', () => {
	it.each(ENDS)('that says %s with SIP %s ends in %s', (call_status, sip_status, exit) => {
		expect(readBody('jambonz', { ...BASE, call_status, sip_status })).toMatchObject({
			kind: 'final',
			exit,
			providerStatus: call_status,
			sipCode: sip_status === null ? null : String(sip_status),
			callId: 'c-1',
			talkSeconds: null,
			answeredBy: null,
		});
	});

	it('knows every documented word', () => {
		expect([...INTERIM].sort()).toEqual([...GOING_ON, ...UNDECIDED].sort());
		const ends = new Set(ENDS.filter(([, , exit]) => exit !== 'noResult').map(([word]) => word));
		expect(Object.keys(jambonz.exits).sort()).toEqual([...ends, 'amd_machine_detected'].sort());
	});

	it.each(GOING_ON)('that says %s lets the wait go on', (call_status) => {
		expect(readBody('jambonz', { ...BASE, call_status })).toMatchObject({
			kind: 'interim',
			providerStatus: call_status,
		});
	});

	it.each(UNDECIDED)('of the detection that says %s decides nothing', (type) => {
		expect(readBody('jambonz', { ...BASE, type, call_status: 'in-progress' })).toMatchObject({
			kind: 'interim',
			providerStatus: type,
		});
	});

	it('about a machine ends the call as voicemail, though the call goes on', () => {
		expect(
			readBody('jambonz', { ...BASE, type: 'amd_machine_detected', call_status: 'in-progress' }),
		).toMatchObject({
			kind: 'final',
			exit: 'voicemail',
			providerStatus: 'amd_machine_detected',
			answeredBy: 'machine',
		});
	});

	it('has the length of the call', () => {
		expect(readBody('jambonz', { ...BASE, call_status: 'completed', duration: 31 })).toMatchObject({
			talkSeconds: 31,
		});
	});

	it('about a second leg decides nothing, whatever it says', () => {
		const leg = { ...BASE, call_sid: 'c-2', parent_call_sid: 'c-1' };
		for (const call_status of ['busy', 'completed', 'failed'])
			expect(readBody('jambonz', { ...leg, call_status })).toMatchObject({ kind: 'interim' });
	});

	it.each(['', '[]', '{}', '{"type":"message"}', '{"call_status":{}}', '<status>busy</status>'])(
		'without a status is unreadable: %s',
		(body) => expect(readBody('jambonz', body)).toMatchObject({ kind: 'unreadable' }),
	);

	it.each(EXITS)('shows as an example how it says %s, and reads that', (exit) => {
		const example = jambonz.callback.example(exit);
		if (exit === 'noResult') return expect(example).toBeNull();
		expect(readBody('jambonz', example!.fields)).toMatchObject({ kind: 'final', exit });
	});
});

describe('a call that jambonz is asked about', () => {
	const read = (body: unknown) => jambonz.ask!.read({ status: 200, headers: {}, body });

	it('is asked for by its id', () => {
		expect(jambonz.ask!.request({ accountSid: 'a/1' }, 'c/1', 'app').path).toBe(
			'/v1/Accounts/a%2F1/Calls/c%2F1',
		);
	});

	it('has ended, or goes on', () => {
		const ended = { ...BASE, call_status: 'failed', sip_status: 404 };
		expect(read(ended)).toMatchObject({ exit: 'invalidNumber', sipCode: '404' });
		for (const body of [{ call_status: 'in-progress' }, {}, null, 'Not Found'])
			expect(read(body)).toBeUndefined();
	});
});

describe('the token of a post', () => {
	const KEYS = keysOf();
	const token = sealToken(claimsOf('jambonz'), KEYS);
	const receive = (body: object, query: Record<string, string> = {}) =>
		receiveReport({ query, rawBody: JSON.stringify(body) }, KEYS, NOW_MS);
	const ended = { ...BASE, call_status: 'busy', sip_status: 486 };

	it('comes back in the data of the customer, and is not handed on', () => {
		const received = receive({ ...ended, customerData: { token, reference: 'order-1042' } });
		expect(received).toMatchObject({ verdict: 'final', result: { exit: 'busy' } });
		expect(JSON.stringify(received.verdict === 'final' && received.result)).not.toContain(token);
	});

	it('may stand in the address of the detection as well', () => {
		const machine = { ...BASE, type: 'amd_machine_detected', customerData: { token } };
		expect(receive(machine, { rb: token })).toMatchObject({ result: { exit: 'voicemail' } });
	});

	it('does not count in another place, or after the application has replaced the tag', () => {
		expect(receive({ ...ended, sip_headers: { token } })).toMatchObject({ httpStatus: 401 });
		expect(receive({ ...ended, customerData: { mood: 'good' } })).toMatchObject({
			httpStatus: 401,
		});
	});

	it('that differs from the one in the address is refused', () => {
		const other = sealToken(claimsOf('jambonz', { id: 'another' }), KEYS);
		expect(receive({ ...ended, customerData: { token: other } }, { rb: token })).toMatchObject({
			httpStatus: 401,
		});
	});
});

describe('the signature of jambonz', () => {
	const KEY = 'wh_secret_of_the_tests';
	const { signature } = jambonz.callback;
	const rawBody = '{"call_status":"busy"}';
	const signed = (seconds: number, body = rawBody, key = KEY) =>
		`t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
	const verdict = (header: string | undefined) =>
		signature!.verify(
			parseReport({
				query: {},
				rawBody,
				headers: header === undefined ? {} : { 'jambonz-signature': header },
			}),
			KEY,
			NOW_MS,
		);
	const NOW = NOW_MS / 1_000;

	it('is checked with the webhook key, where there is one', () => {
		expect(signature!.key({ webhookKey: KEY })).toBe(KEY);
		expect(signature!.key({})).toBeUndefined();
	});

	it.each([
		[0, 'valid'],
		[-300, 'valid'],
		[300, 'valid'],
		[-301, 'stale'],
		[301, 'stale'],
		[1e9, 'stale'],
	])('made %i seconds from now is %s', (away, expected) => {
		expect(verdict(signed(NOW + away))).toBe(expected);
	});

	it.each([
		['none', undefined, 'missing'],
		['an empty one', '', 'invalid'],
		['one with another key', signed(NOW, rawBody, 'wh_secret_other'), 'invalid'],
		['one over another body', signed(NOW, '{"call_status":"completed"}'), 'invalid'],
		['one of another scheme', signed(NOW).replace('v1', 'v0'), 'invalid'],
		['one that was moved in time', signed(NOW - 1).replace(`${NOW - 1}`, `${NOW}`), 'invalid'],
		['one that was cut', signed(NOW).slice(0, -1), 'invalid'],
	])('%s does not count', (_what, header, expected) => {
		expect(verdict(header)).toBe(expected);
	});
});
