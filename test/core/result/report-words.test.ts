/** How a report's words may be written, and what its body may be beside a query that says all. */
import { receiveReport, sealToken, textOfBody, type ProviderId, type Way } from '../../../core';
import { NOW_MS, claimsOf, keysOf } from '../samples';

const rb = (provider: ProviderId, way?: Way) =>
	sealToken(claimsOf(provider, way === undefined ? {} : { way }), keysOf());
const receive = (provider: ProviderId, query: Record<string, string>, rawBody = '') =>
	receiveReport({ query: { rb: rb(provider), ...query }, rawBody }, keysOf(), NOW_MS);

const MULTIPART = '--b\r\nContent-Disposition: form-data; name="status"\r\n\r\nANSWER\r\n--b--\r\n';

describe('the words of a report', () => {
	it.each<[ProviderId, Record<string, string>, string, string]>([
		['kaleyra', { status: 'BUSY ' }, '', 'busy'],
		['kaleyra', { status: ' busy' }, '', 'busy'],
		['kaleyra', {}, 'status=NoAnswer+', 'noAnswer'],
		['cmCom', {}, '{"result":{"code":"9 "}}', 'noAnswer'],
		['cmCom', {}, '{"result":{"code":11,"sip-disconnect-code":" 486 "}}', 'busy'],
		['talkdesk', {}, '{"exit":"BUSY "}', 'busy'],
	])('of %s mean the same with blanks or in other case: %j %s', (provider, query, body, exit) => {
		expect(receive(provider, query, body)).toMatchObject({ verdict: 'final', result: { exit } });
	});

	it.each([
		['OK', 'OK'],
		['a multipart form', MULTIPART],
		['HTML', '<p>status=ANSWER</p>'],
		['bytes', '\u001f\u008b\u0008'],
		['a nesting bomb', '['.repeat(5_000)],
	])('are read from the query beside a body of %s', (_what, body) => {
		expect(receive('kaleyra', { status: 'BUSY' }, body)).toMatchObject({
			verdict: 'final',
			result: { exit: 'busy' },
		});
	});

	it('say of a body that is not read that it was not, where the query says nothing either', () => {
		expect(receive('kaleyra', {}, MULTIPART)).toMatchObject({
			verdict: 'unreadable',
			why: 'There is no "status" in the query or the body. The body is not read: it is neither JSON nor a form.',
		});
		expect(receive('kaleyra', {}, '{"hello":1}')).toMatchObject({
			why: 'There is no "status" in the query or the body.',
		});
	});

	it('keep ids and digits beyond what JavaScript counts to as they were sent', () => {
		const body =
			'{"call-id":7615917337495251231,"digits":4000123412341239999,"result":{"code":10}}';
		expect(receive('cmCom', {}, body)).toMatchObject({
			result: {
				callId: '7615917337495251231',
				answers: { digits: '4000123412341239999' },
				raw: { 'call-id': '7615917337495251231' },
			},
		});
	});

	it('never come from a form with more fields than any report', () => {
		const body = `status=BUSY${'&a=1'.repeat(600)}`;
		expect(receive('kaleyra', {}, body).verdict).toBe('unreadable');
	});
});

describe('a token that says which way it is for', () => {
	const at = (way: Way | undefined, ways: readonly Way[]) =>
		receiveReport(
			{ query: { rb: rb('kaleyra', way), status: 'BUSY' }, rawBody: '' },
			keysOf(),
			NOW_MS,
			ways,
		);

	it('is refused at an address of another way', () => {
		expect(at('direct', ['relay'])).toEqual({
			verdict: 'refused',
			httpStatus: 401,
			why: 'The result token is for another address.',
		});
		expect(at('relay', ['account']).verdict).toBe('refused');
	});

	it('is taken at its own, and one of an earlier version at any', () => {
		expect(at('relay', ['direct', 'relay']).verdict).toBe('final');
		expect(at(undefined, ['account']).verdict).toBe('final');
	});
});

describe('the text of a body', () => {
	it.each([
		['application/json; charset=ISO-8859-1', 'latin1'],
		['text/plain; charset="utf-16le"', 'utf16le'],
		['application/json', 'utf8'],
		['application/json; charset=klingon', 'utf8'],
	])('is read as %s says', (type, encoding) => {
		expect(textOfBody(Buffer.from('{"exit":"Besetzt, später"}', encoding as 'utf8'), type)).toBe(
			'{"exit":"Besetzt, später"}',
		);
	});

	it('begins behind a byte order mark', () => {
		expect(textOfBody(Buffer.from('\ufeff{}'), undefined)).toBe('{}');
	});
});
