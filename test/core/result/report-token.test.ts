import { openToken, sealToken } from '../../../core';
import { openReportToken } from '../../../core/result/token';
import { claimsOf, keysOf } from '../samples';

const KEYS = keysOf();
const CLAIMS = claimsOf('cmCom');

describe('openReportToken', () => {
	const token = sealToken(CLAIMS, KEYS);
	const OURS = `A${'x'.repeat(59)}`;
	const open = (query: Record<string, string>, body: string) =>
		openReportToken(query, body, KEYS, CLAIMS.expiresAt - 1);

	it.each([
		['the query', { rb: token }, 'whatever'],
		['the query, whatever token the body names', { rb: token }, `{"token":"${OURS}"}`],
		['JSON', {}, `{"exit":"Busy","token" : "${token}"}`],
		['JSON behind three others', {}, `[${`{"token":"${OURS}"},`.repeat(3)}{"token":"${token}"}]`],
		['a form', {}, `exit=Busy&token=${token}`],
		['a form that begins with it', {}, `token=${token}&exit=Busy`],
	])('finds the token in %s', (_where, query, body) => {
		expect(open(query as Record<string, string>, body)).toEqual({ token, claims: CLAIMS });
	});

	it.each([
		['there is none', {}, ''],
		['that of the query is not ours', { rb: 'AAAA' }, `{"token":"${token}"}`],
		['it has another name', {}, `{"tokens":"${token}"}`],
		['four others come first', {}, `[${`{"token":"${OURS}"},`.repeat(4)}{"token":"${token}"}]`],
	])('finds none when %s', (_when, query, body) => {
		expect(() => open(query as Record<string, string>, body)).toThrow('not made here');
	});
});

describe('the way that a token is for', () => {
	it('is sealed into it, and missing in those of earlier versions', () => {
		for (const way of [undefined, 'direct', 'relay', 'account'] as const) {
			const claims = way === undefined ? CLAIMS : { ...CLAIMS, way };
			expect(openToken(sealToken(claims, KEYS), KEYS, CLAIMS.expiresAt - 1)).toEqual(claims);
		}
	});
});
