/** What a provider's answer to the start of a flow means: every documented one, and the ones that break promises. */
import { providers, type ProviderId } from '../../../core';
import cmAccepted from '../../fixtures/cm-com/accepted.json';
import cmRefused from '../../fixtures/cm-com/refused.json';
import kaleyraAccepted from '../../fixtures/kaleyra/accepted.json';
import kaleyraNotFound from '../../fixtures/kaleyra/refused-flow-not-found.json';
import talkdeskAccepted from '../../fixtures/talkdesk/accepted.json';
import talkdeskRefused from '../../fixtures/talkdesk/refused.json';

/** Undocumented ones: something on the way can say them, or a provider that has dialled. */
const UNKNOWN_STATUSES = [
	...[300, 301, 302, 303, 304, 307, 308],
	...[402, 405, 406, 409, 410, 411, 412, 414, 415, 417, 418, 421, 423, 424, 425, 426, 428, 431],
	...[444, 451, 460, 499, 599],
];

const read = (id: ProviderId, status: number, body: unknown, headers = {}) =>
	providers[id].start.read({ status, headers, body });

describe('an answer of Talkdesk', () => {
	it.each([202, 200])('of status %i with an interaction id is a placed call', (status) => {
		expect(read('talkdesk', status, talkdeskAccepted)).toEqual({
			accepted: true,
			callId: talkdeskAccepted.interaction_id,
		});
	});

	it.each([199, 300])('of status %i is none, whatever its body says', (status) => {
		expect(read('talkdesk', status, talkdeskAccepted)).toMatchObject({ accepted: false });
		expect(read('cmCom', status, cmAccepted)).toMatchObject({ accepted: false });
	});

	it('needs the interaction id alone: older answers have no execution id', () => {
		expect(read('talkdesk', 202, { interaction_id: 'i-1' })).toMatchObject({ callId: 'i-1' });
	});

	it.each<readonly [number, string]>([
		[400, 'refused'],
		[401, 'unauthorized'],
		[403, 'forbidden'],
		[404, 'flowNotFound'],
		[413, 'refused'],
		[429, 'rateLimited'],
		[500, 'unavailable'],
		[502, 'unavailable'],
		[503, 'unavailable'],
		[504, 'unavailable'],
		[408, 'timedOut'],
		[422, 'refused'],
		...UNKNOWN_STATUSES.map((status) => [status, 'unavailable'] as const),
	])('of status %i means %s, with its code verbatim, and its words', (status, kind) => {
		expect(read('talkdesk', status, talkdeskRefused)).toEqual({
			accepted: false,
			kind,
			providerCode: talkdeskRefused.code,
			reason: `${talkdeskRefused.message}. ${talkdeskRefused.description}`,
		});
	});

	it.each([
		[{}],
		['<html>'],
		[undefined],
		[{ interaction_id: '' }],
		[{ interaction_id: {} }],
		[[]],
	])('of status 202 with the body %j may have started the flow, which is unknown', (body) => {
		expect(read('talkdesk', 202, body)).toEqual({ accepted: false, kind: 'unreadableAnswer' });
	});
});

describe('an answer of CM.com', () => {
	it.each([
		['an object', 200, cmAccepted],
		['a list, as for several callees', 200, [cmAccepted]],
		['any status of success', 202, cmAccepted],
	])('as %s is a placed call', (_what, status, body) => {
		expect(read('cmCom', status, body)).toEqual({
			accepted: true,
			callId: cmAccepted['call-id'],
		});
	});

	it('needs no call id', () => {
		expect(read('cmCom', 200, { success: true })).toEqual({ accepted: true, callId: null });
	});

	it.each([
		['an object', cmRefused],
		['a list', [cmRefused]],
	])('that says success: false on status 200 is a refusal (%s)', (_what, body) => {
		expect(read('cmCom', 200, body)).toMatchObject({
			accepted: false,
			kind: 'refused',
		});
	});

	it.each([
		'The callee is not a valid number',
		'callee: invalid',
		'Invalid phone number',
		'invalid number +14155550123',
	])('that blames the number (%j) is a refused number', (error) => {
		expect(read('cmCom', 200, { ...cmRefused, error })).toMatchObject({ kind: 'numberRefused' });
		expect(read('cmCom', 400, { message: error })).toMatchObject({ kind: 'numberRefused' });
	});

	it.each([
		['message', { message: 'callee is not valid' }],
		[
			'messages',
			{ messages: [{ messageDetails: 'callee is not valid', errorCode: 303, to: '…' }] },
		],
		['details', { details: 'callee is not valid', errorCode: 303 }],
	])('of status 400 in the shape "%s" is read', (_shape, body) => {
		expect(read('cmCom', 400, body)).toMatchObject({ accepted: false, kind: 'numberRefused' });
	});

	it.each([
		['repeats the number it did not blame', cmRefused],
		['has it in a list', { messages: [{ messageDetails: 'No credit', to: '+14155550123' }] }],
	])('of status 400 that %s is no refused number', (_what, body) => {
		expect(read('cmCom', 400, body)).toMatchObject({ kind: 'refused' });
	});

	it.each([
		[{ details: 'x', errorCode: 303 }, '303'],
		[{ messages: [{ messageDetails: 'x', errorCode: 'E1' }] }, 'E1'],
		[{ message: 'x' }, undefined],
		['Unauthorized', undefined],
	])('of status 400 with %j has the code %s', (body, providerCode) => {
		expect(read('cmCom', 400, body)).toMatchObject({
			accepted: false,
			kind: 'refused',
			providerCode,
		});
	});

	it.each([
		[401, 'unauthorized'],
		[403, 'forbidden'],
		[404, 'flowNotFound'],
		[429, 'rateLimited'],
		[500, 'unavailable'],
		[503, 'unavailable'],
	])('of status %i means %s, whatever the body says', (status, kind) => {
		for (const body of ['Unauthorized', '', { message: 'x' }, cmRefused, undefined])
			expect(read('cmCom', status, body)).toMatchObject({ accepted: false, kind });
	});

	it.each([[{}], ['<html>'], [undefined], [[]], [{ success: 'true' }], [{ type: 'call-queued' }]])(
		'of status 200 with the body %j may have dialled, which is unknown',
		(body) => {
			expect(read('cmCom', 200, body)).toMatchObject({ accepted: false, kind: 'unreadableAnswer' });
		},
	);
});

describe('an answer of Kaleyra', () => {
	it.each([200, 201, 202, 400, 500])(
		'with code RBC3007 is a placed call, even on status %i',
		(status) => {
			expect(read('kaleyra', status, kaleyraAccepted)).toEqual({ accepted: true, callId: null });
		},
	);

	it('may have an id, which is not promised', () => {
		expect(read('kaleyra', 200, { code: 'RBC3007', data: { id: 'c-1' } })).toMatchObject({
			callId: 'c-1',
		});
	});

	it.each([200, 400, 404, 500])(
		'with code RBC3115 is an unknown flow, even on status %i',
		(status) => {
			expect(read('kaleyra', status, kaleyraNotFound)).toEqual({
				accepted: false,
				kind: 'flowNotFound',
				providerCode: 'RBC3115',
				reason: 'IVR not found',
			});
		},
	);

	it('with a code that is not documented on status 200 is a refusal that may have dialled', () => {
		expect(read('kaleyra', 200, { code: 'RBC9999', message: 'Something', data: [] })).toEqual({
			accepted: false,
			kind: 'refused',
			providerCode: 'RBC9999',
			reason: 'Something',
			dialled: 'maybe',
		});
	});

	it.each([
		[300, 'unavailable'],
		[400, 'refused'],
		[401, 'unauthorized'],
		[403, 'forbidden'],
		[429, 'rateLimited'],
		[500, 'unavailable'],
	])('of status %i means %s, with its code', (status, kind) => {
		expect(read('kaleyra', status, { code: 'RBC9999' })).toEqual({
			accepted: false,
			kind,
			providerCode: 'RBC9999',
		});
		expect(read('kaleyra', status, '<html>')).toMatchObject({ accepted: false, kind });
	});

	it.each([[{}], ['OK'], [undefined], [[]], [{ code: {} }], [{ code: '' }]])(
		'of status 200 with the body %j may have dialled, which is unknown',
		(body) => {
			expect(read('kaleyra', 200, body)).toEqual({ accepted: false, kind: 'unreadableAnswer' });
		},
	);

	it('is not taken for a success because of friendly words', () => {
		const body = { code: 'RBC9999', message: 'Submitted Successfully', data: { id: 'c-1' } };
		expect(read('kaleyra', 200, body)).toMatchObject({ accepted: false });
	});
});
