/** What an answer of Infobip means: a request that was taken can hold a number that was not. */
import { providers } from '../../../core';

const read = (status: number, body: unknown) =>
	providers.infobip.start.read({ status, headers: {}, body });
const answered = (groupName: unknown, name: string, description?: string) =>
	read(200, {
		messages: [{ to: '14155550123', messageId: 'c-1', status: { groupName, name, description } }],
	});
const exception = (messageId: string, text: string) => ({
	requestError: { serviceException: { messageId, text } },
});

describe('an answer of Infobip', () => {
	it.each(['PENDING_ACCEPTED', 'PENDING_ENROUTE', 'PENDING_WAITING_DELIVERY'])(
		'whose number is %s is a placed call',
		(name) => {
			expect(answered('PENDING', name)).toEqual({ accepted: true, callId: 'c-1' });
		},
	);

	it('needs no id of the message', () => {
		const body = { messages: [{ status: { groupName: 'PENDING' } }] };
		expect(read(200, body)).toEqual({ accepted: true, callId: null });
	});

	it.each([
		'MISSING_TO',
		'REJECTED_DESTINATION',
		'REJECTED_DESTINATION_BLOCKLISTED',
		'REJECTED_DND',
		'REJECTED_PREFIX_MISSING',
	])('of status 200 whose number is %s refuses the number', (name) => {
		expect(answered('REJECTED', name, 'Why it is.')).toEqual({
			accepted: false,
			kind: 'numberRefused',
			providerCode: name,
			reason: 'Why it is.',
		});
	});

	it.each([
		'REJECTED_NOT_ENOUGH_CREDITS',
		'REJECTED_SOURCE',
		'REJECTED_SENDER',
		'REJECTED_NETWORK',
		'REJECTED_ROUTE_NOT_AVAILABLE',
		'REJECTED_FLOODING_FILTER',
		'REJECTED_DESTINATION_NOT_REGISTERED',
		'REJECTED_DUPLICATE_MESSAGE_ID',
		'REJECTED_INVALID_NOTIFY_URL',
		'UNDELIVERABLE_REJECTED_PLATFORM',
		'SIGNALS_BLOCKED',
	])('of status 200 whose number is %s is a refusal that called nobody', (name) => {
		expect(answered('REJECTED', name)).toMatchObject({
			accepted: false,
			kind: 'refused',
			providerCode: name,
		});
	});

	it.each([
		['UNDELIVERABLE', 'UNDELIVERABLE_NOT_DELIVERED'],
		['EXPIRED', 'EXPIRED_EXPIRED'],
		['DELIVERED', 'DELIVERED_TO_HANDSET'],
		[undefined, 'PENDING_ACCEPTED'],
		['pending', 'PENDING_ACCEPTED'],
		['constructor', 'toString'],
	])('of the group %s (%s), which no start has, may have dialled', (group, name) => {
		expect(answered(group, name)).toEqual({
			accepted: false,
			kind: 'unreadableAnswer',
			providerCode: name,
		});
	});

	it.each([[{}], [{ messages: [] }], [{ messages: {} }], [{ messages: [null] }], ['<html>'], [[]]])(
		'of status 200 with the body %j may have dialled',
		(body) => {
			expect(read(200, body)).toMatchObject({ accepted: false, kind: 'unreadableAnswer' });
		},
	);

	it.each<readonly [number, string, string]>([
		[400, 'BAD_REQUEST', 'refused'],
		[401, 'UNAUTHORIZED', 'unauthorized'],
		[403, 'FORBIDDEN', 'forbidden'],
		[404, 'NOT_FOUND', 'flowNotFound'],
		[429, 'TOO_MANY_REQUESTS', 'rateLimited'],
		[500, 'GENERAL_ERROR', 'unavailable'],
		[503, 'GENERAL_ERROR', 'unavailable'],
		[409, 'CONFLICT', 'unavailable'],
	])('of status %i (%s) means %s, with its own words', (status, code, kind) => {
		expect(read(status, exception(code, 'In words.'))).toEqual({
			accepted: false,
			kind,
			providerCode: code,
			reason: 'In words.',
		});
	});

	it.each([[{}], [{ requestError: null }], [{ requestError: { serviceException: [] } }], ['x']])(
		'of status 400 with the body %j is a refusal without words',
		(body) => {
			expect(read(400, body)).toMatchObject({ accepted: false, kind: 'refused' });
		},
	);
});
