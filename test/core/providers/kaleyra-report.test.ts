import { providers, type Exit } from '../../../core';
import { readBody, readQuery } from './read-report';

const KALEYRA_WORDS: ReadonlyArray<readonly [string, Exit]> = [
	['ANSWER', 'answered'],
	['FLOW_ANSWER', 'answered'],
	['NOANSWER', 'noAnswer'],
	['NOANSWER_CHANNEL1', 'noAnswer'],
	['OBD_TIMEOUT', 'noAnswer'],
	['BUSY', 'busy'],
	['BUSY_CHANNEL1', 'busy'],
	['REJECTED', 'busy'],
	['NOROUTE', 'invalidNumber'],
	['FAILED', 'failed'],
	['FAILED_CHANNEL1', 'failed'],
	['CANCEL', 'failed'],
	['MAXUSE', 'failed'],
	['QUEUE_TIMEOUT', 'failed'],
	['BRIDGE_UNAVAILABLE', 'failed'],
	['FLOW_UNASSIGNED', 'failed'],
	['FLOW_PAUSED', 'failed'],
	['FLOW_NOT_PUBLISHED', 'failed'],
	['FLOW_UNREACHABLE', 'failed'],
	['BUSY_CHANNEL2', 'answered'],
	['FAILED_CHANNEL2', 'answered'],
	['NOANSWER_CHANNEL2', 'answered'],
	['MISS_CALL', 'noResult'],
	['NO_INCOMING_CLI', 'noResult'],
];

describe('a report of Kaleyra', () => {
	it('knows the 24 published statuses', () => {
		expect(KALEYRA_WORDS).toHaveLength(24);
		expect(Object.keys(providers.kaleyra.exits).sort()).toEqual(
			KALEYRA_WORDS.map(([word]) => word).sort(),
		);
	});

	it.each(KALEYRA_WORDS)('that says %s ends in %s', (status, exit) => {
		expect(readQuery('kaleyra', { status })).toMatchObject({
			kind: 'final',
			exit,
			providerStatus: status,
		});
		expect(readQuery('kaleyra', { status: status.toLowerCase() })).toMatchObject({ exit });
	});

	it.each([
		['BUSY_CHANNEL2', 'busy'],
		['FAILED_CHANNEL2', 'failed'],
		['NOANSWER_CHANNEL2', 'noAnswer'],
	])('that says %s was answered, and its second leg was %s', (status, forward) => {
		expect(readQuery('kaleyra', { status })).toMatchObject({
			exit: 'answered',
			answers: { forward },
		});
	});

	// CONGESTION and the like are words of the old platform
	it.each(['CONGESTION', 'CHANUNAVAIL', 'DND', 'ANSWERED-A', 'VOICEMAIL', 'constructor', 'ok'])(
		'that says %s, which is not documented here, is no result and keeps the word',
		(status) => {
			expect(readQuery('kaleyra', { status })).toMatchObject({
				kind: 'final',
				exit: 'noResult',
				providerStatus: status,
			});
		},
	);

	it.each([
		['a GET', { status: 'BUSY', rb: 'TOKEN' }, ''],
		['a POST of a form', { rb: 'TOKEN' }, 'status=BUSY'],
		['a POST of JSON', { rb: 'TOKEN' }, '{"status":"BUSY"}'],
		['a POST with everything in its query', { rb: 'TOKEN', status: 'BUSY' }, ''],
	])('is read from %s', (_what, query, body) => {
		expect(readBody('kaleyra', body, query)).toMatchObject({
			kind: 'final',
			exit: 'busy',
			raw: { status: 'BUSY' },
		});
	});

	it('hands on the times, the id and the key pressed', () => {
		const query = { status: 'ANSWER', id: 'c-1', ringtime: '7', billsec: '31', keypress: '1' };
		expect(readQuery('kaleyra', query)).toEqual({
			kind: 'final',
			exit: 'answered',
			providerStatus: 'ANSWER',
			callId: 'c-1',
			ringSeconds: 7,
			talkSeconds: 31,
			answers: { digits: '1' },
			raw: query,
		});
	});

	it('keeps the seconds of a call that was picked up and hung up at once', () => {
		const times = { ringtime: '0', billsec: '0' };
		expect(readQuery('kaleyra', { status: 'ANSWER', ...times })).toMatchObject({
			ringSeconds: 0,
			talkSeconds: 0,
		});
	});

	it.each([
		[
			'placeholders',
			{ id: '{id}', ringtime: '{ringtime}', billsec: '{billsec}', keypress: '{keypress}' },
		],
		[
			'placeholders in double braces',
			{ id: '{{id}}', ringtime: '{{ringtime}}', keypress: '{{keypress}}' },
		],
		['nothing', { id: '', ringtime: '', billsec: '', keypress: '' }],
		['blanks', { ringtime: ' ', billsec: '  ' }],
		['words', { ringtime: 'long', billsec: 'NaN' }],
		['impossible times', { ringtime: '-1', billsec: 'Infinity' }],
		['absence', {}],
	])('with %s in its other fields knows nothing of them', (_what, fields) => {
		expect(readQuery('kaleyra', { status: 'ANSWER', ...fields })).toMatchObject({
			exit: 'answered',
			callId: null,
			ringSeconds: null,
			talkSeconds: null,
			answers: {},
		});
	});

	it.each(['{status}', '{{status}}', '{anything}', '{}'])(
		'whose status came as the placeholder %s is unreadable',
		(status) => {
			expect(readQuery('kaleyra', { status })).toMatchObject({
				kind: 'unreadable',
				why: expect.stringContaining('placeholder'),
			});
		},
	);

	it.each([
		['nothing', ''],
		['no status', 'id=c-1'],
		['an empty status', 'status='],
		['broken JSON', '{"status":"BUSY"'],
		['XML', '<status>BUSY</status>'],
	])('with %s in it is unreadable', (_what, body) => {
		expect(readBody('kaleyra', body)).toMatchObject({ kind: 'unreadable' });
	});
});
