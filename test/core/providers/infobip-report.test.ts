import { providers, type Exit } from '../../../core';
import { REFERENCE, readBody } from './read-report';

const WORDS: ReadonlyArray<readonly [id: number, name: string, exit: Exit]> = [
	[5000, 'VOICE_ANSWERED', 'answered'],
	[5001, 'VOICE_ANSWERED_MACHINE', 'voicemail'],
	[5002, 'EC_VOICE_USER_BUSY', 'busy'],
	[5003, 'EC_VOICE_NO_ANSWER', 'noAnswer'],
	[5404, 'EC_VOICE_ERROR_DESTINATION_NOT_FOUND', 'invalidNumber'],
	[5408, 'EC_VOICE_ERROR_REQUEST_TIMEOUT', 'noAnswer'],
	[5410, 'EC_VOICE_ERROR_GONE', 'invalidNumber'],
	[5480, 'EC_VOICE_ERROR_TEMPORARILY_NOT_AVAILABLE', 'noAnswer'],
	[5484, 'EC_VOICE_ERROR_ADDRESS_INCOMPLETE', 'invalidNumber'],
	[5487, 'EC_VOICE_ERROR_REQUEST_TERMINATED', 'noAnswer'],
	[5603, 'EC_DECLINE', 'busy'],
	[10000, 'NORMAL_HANGUP', 'answered'],
	[10001, 'ANSWERED_ELSEWHERE', 'answered'],
	[10002, 'MACHINE_DETECTED', 'voicemail'],
	[10003, 'HUMAN_DETECTED', 'answered'],
	[10004, 'MAX_DURATION_REACHED', 'answered'],
	[10200, 'NO_ANSWER', 'noAnswer'],
	[10201, 'BUSY', 'busy'],
	[10203, 'REJECTED', 'busy'],
	[10204, 'TEMPORARILY_UNAVAILABLE', 'noAnswer'],
	[10303, 'DESTINATION_NOT_FOUND', 'invalidNumber'],
	[10305, 'INVALID_DESTINATION', 'invalidNumber'],
	[10307, 'REQUEST_TIMEOUT', 'noAnswer'],
];

const FAILED: ReadonlyArray<readonly [id: number, name: string]> = [
	[5004, 'EC_VOICE_ERROR_DOWNLOADING_FILE'],
	[5005, 'EC_VOICE_ERROR_UNSUPPORTED_AUDIO_FORMAT'],
	[5400, 'EC_VOICE_ERROR_BAD_REQUEST'],
	[5403, 'EC_VOICE_ERROR_FORBIDDEN'],
	[5407, 'EC_VOICE_ERROR_PROXY_AUTHENTICATION_REQUIRED'],
	[5413, 'EC_VOICE_ERROR_REQUEST_ENTITY_TOO_LARGE'],
	[5414, 'EC_VOICE_ERROR_REQUEST_URI_TOO_LONG'],
	[5415, 'EC_VOICE_UNSUPPORTED_MEDIA_TYPE'],
	[5481, 'EC_VOICE_ERROR_CALL_DOES_NOT_EXIST'],
	[5488, 'EC_VOICE_ERROR_NOT_ACCEPTABLE_HERE'],
	[5491, 'EC_VOICE_ERROR_REQUEST_PENDING'],
	[5501, 'EC_NOT_IMPLEMENTED'],
	[5503, 'EC_SERVICE_UNAVAILABLE'],
	...['DEVICE_FORBIDDEN', 'DEVICE_NOT_FOUND', 'DEVICE_UNAVAILABLE', 'MEDIA_ERROR'].map(
		(name, index) => [10100 + index, name] as const,
	),
	[10202, 'CANCELLED'],
	[10300, 'FORBIDDEN'],
	[10301, 'INSUFFICIENT_FUNDS'],
	[10302, 'UNAUTHENTICATED'],
	[10304, 'DESTINATION_UNAVAILABLE'],
	[10306, 'INVALID_REQUEST'],
	...['NETWORK_ERROR', 'SERVICE_UNAVAILABLE', 'UNKNOWN', 'FEATURE_UNAVAILABLE'].map(
		(name, index) => [10308 + index, name] as const,
	),
	[10312, 'CONGESTION'],
	[10313, 'UNAUTHORIZED'],
	...['URL_NOT_FOUND', 'URL_UNREACHABLE', 'INVALID_RESPONSE'].map(
		(name, index) => [10400 + index, name] as const,
	),
];
const ALL = [...WORDS, ...FAILED.map(([id, name]) => [id, name, 'failed'] as const)];

const read = (...results: object[]) => readBody('infobip', { results });

describe('a report of Infobip', () => {
	it('knows the 24 older errors and the 31 that replace them', () => {
		expect(ALL.filter(([id]) => id < 10_000)).toHaveLength(24);
		expect(ALL).toHaveLength(24 + 31);
		expect(Object.keys(providers.infobip.exits).sort()).toEqual(ALL.map(([, name]) => name).sort());
	});

	it.each(ALL)('with the error %i (%s) ends in %s', (id, name, exit) => {
		const told = { kind: 'final', exit, providerStatus: name };
		expect(read({ error: { id, name } })).toMatchObject(told);
		expect(read({ error: { name } })).toMatchObject(told);
		// an id is known by itself, whatever it is called by then
		expect(read({ error: { id, name: 'RENAMED' } })).toMatchObject({ exit });
		expect(read({ error: { id: String(id), name: 'RENAMED' } })).toMatchObject({ exit });
	});

	it.each(ALL)('with the error %i (%s) of a call that a machine took is voicemail', (id, name) => {
		expect(read({ error: { id, name }, voiceCall: { answeredBy: 'MACHINE' } })).toMatchObject({
			exit: 'voicemail',
			answeredBy: 'machine',
		});
	});

	it('does not let "permanent" decide anything', () => {
		for (const permanent of [true, false])
			expect(read({ error: { id: 5002, name: 'EC_VOICE_USER_BUSY', permanent } })).toMatchObject({
				exit: 'busy',
			});
	});

	it.each<readonly [object, string, Exit]>([
		[{ name: 'NO_ANSWER', groupName: 'UNDELIVERABLE' }, 'NO_ANSWER', 'noAnswer'],
		[{ name: 'BUSY', groupName: 'UNDELIVERABLE' }, 'BUSY', 'busy'],
		[{ name: 'REJECTED', groupName: 'REJECTED' }, 'REJECTED', 'busy'],
		[{ name: 'EXPIRED_EXPIRED', groupName: 'EXPIRED' }, 'EXPIRED_EXPIRED', 'failed'],
		[{ name: 'REJECTED_NETWORK', groupName: 'REJECTED' }, 'REJECTED_NETWORK', 'failed'],
		[{ name: 'DELIVERED_TO_HANDSET', groupName: 'DELIVERED' }, 'DELIVERED_TO_HANDSET', 'noResult'],
		[{ name: 'constructor', groupName: 'toString' }, 'constructor', 'noResult'],
	])('without an error of its own goes by its status %j', (status, providerStatus, exit) => {
		const told = { kind: 'final', exit, providerStatus };
		expect(read({ status, error: { id: 0, name: 'NO_ERROR' } })).toMatchObject(told);
		expect(read({ status })).toMatchObject(told);
	});

	it.each(['EC_VOICE_NEW', 'constructor', 'busy', 'answered'])(
		'with the error %s, which is not documented, is no result and keeps the word',
		(name) => {
			expect(read({ error: { id: 9999, name } })).toMatchObject({
				kind: 'final',
				exit: 'noResult',
				providerStatus: name,
			});
		},
	);

	it('that a person answered is answered, whatever the error is called', () => {
		expect(read({ error: { name: 'NEW' }, voiceCall: { answeredBy: 'HUMAN' } })).toMatchObject({
			exit: 'answered',
			answeredBy: 'human',
		});
	});

	it('of a call that goes on is none yet', () => {
		const status = { groupName: 'PENDING', name: 'PENDING_ENROUTE' };
		expect(read({ status, error: { name: 'NO_ERROR' } })).toMatchObject({
			kind: 'interim',
			providerStatus: 'PENDING_ENROUTE',
		});
	});

	it('of several calls tells of the one with our reference', () => {
		const busy = { messageId: 'm-1', callbackData: 'order-1', error: { id: 5002 } };
		const own = {
			messageId: 'm-2',
			callbackData: REFERENCE,
			error: { id: 5000, name: 'VOICE_ANSWERED' },
		};
		const told = { exit: 'answered', callId: 'm-2', raw: own };
		expect(read(busy, own)).toMatchObject(told);
		expect(read(own, busy)).toMatchObject(told);
		expect(read(busy, { ...own, callbackData: 'order-2' })).toEqual({
			kind: 'unreadable',
			why: 'None of the "results" has the reference of this call.',
		});
	});

	it('alone is of our call, whose address it came to', () => {
		expect(read({ callbackData: null, error: { id: 5002, name: 'X' } })).toMatchObject({
			exit: 'busy',
		});
	});
});
