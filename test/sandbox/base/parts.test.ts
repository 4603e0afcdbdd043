import { maskFields, maskNumber, maskUrl } from '../../../sandbox/base/mask';
import { behaviourOf } from '../../../sandbox/calls/phone';
import { createRateWindow } from '../../../sandbox/base/rate-window';
import { findRoute, matchPath } from '../../../sandbox/server/routing';

describe('createRateWindow', () => {
	it.each([
		{
			countRefused: false,
			arrivals: [0, 0, 0, 999, 1_000, 1_000, 1_001],
			admitted: [0, 0, 1_000, 1_000],
		},
		{
			countRefused: false,
			arrivals: [0, 600, 700, 1_000, 1_500, 1_600],
			admitted: [0, 600, 1_000, 1_600],
		},
		{ countRefused: true, arrivals: [0, 0, 500, 1_000, 1_400], admitted: [0, 0, 1_000] },
	])(
		'of $arrivals admits $admitted with countRefused $countRefused',
		({ countRefused, arrivals, admitted }) => {
			const window = createRateWindow({ requests: 2, perMs: 1_000 });
			expect(arrivals.filter((atMs) => window.admit(atMs, countRefused))).toEqual(admitted);
		},
	);
});

describe('matchPath', () => {
	it.each([
		{ pattern: '/a/{x}/b', path: '/a/1/b', params: { x: '1' } },
		{ pattern: '/a/{x}/b', path: '/a/%2F/b', params: { x: '/' } },
		{ pattern: '/a/{x}/b', path: '/a//b', params: undefined },
		{ pattern: '/a/{x}/b', path: '/a/1/b/', params: undefined },
		{ pattern: '/a', path: '/A', params: undefined },
		{ pattern: '/a/{x}', path: '/a/%E0%A4%A', params: { x: '%E0%A4%A' } },
	])('$pattern and $path give $params', ({ pattern, path, params }) => {
		expect(matchPath(pattern, path)).toEqual(params);
	});

	it('ignores letter case when asked to, but keeps it in values', () => {
		expect(matchPath('/Api/{x}', '/aPI/Yes', true)).toEqual({ x: 'Yes' });
	});
});

describe('findRoute', () => {
	const route = { method: 'GET', path: '/b', handle: () => ({ status: 200 }) } as const;
	const refusal = (status: number) => ({ status });
	const strict = { root: '/strict', routes: [route], refusal };
	const free = { root: '/free', ignoreSlashAtEnd: true, routes: [route], refusal };

	it.each([
		['/strict/b', 'route'],
		['/strict/b/', 'nothing'],
		['/free/b', 'route'],
		['/free/b/', 'route'],
		['/free/b//', 'nothing'],
	])('%s is a %s', (path, kind) => {
		expect(findRoute([strict, free], 'GET', path).kind).toBe(kind);
	});
});

describe('behaviourOf', () => {
	it.each(['', '01', '14155550101', '+0155550101', '+1415555010x01', '+1415555010101010101'])(
		'calls %j, which is no E.164 number, invalid',
		(number) => {
			expect(behaviourOf(number).outcome).toBe('invalidNumber');
		},
	);
});

describe('maskUrl', () => {
	const long = 'a'.repeat(41);
	it.each([
		['https://a.example/x?rb=secret&status=ANSWER', 'https://a.example/x?rb=***&status=ANSWER'],
		['https://a.example/x?Signature=abc', 'https://a.example/x?Signature=***'],
		['https://me:pass@a.example/', 'https://a.example/'],
		[`https://a.example/?anything=${long}`, 'https://a.example/?anything=***'],
		['not an address', '(not an address)'],
	])('turns %s into %s', (url, masked) => {
		expect(maskUrl(url)).toBe(masked);
	});
});

describe('maskFields', () => {
	it('masks secrets by name and by look, and keeps the rest', () => {
		const fields = { result_token: 'abc', url: 'http://a.example/?rb=abc', order: '7', count: 3 };
		expect(maskFields(fields)).toEqual({
			result_token: '***',
			url: 'http://a.example/?rb=***',
			order: '7',
			count: 3,
		});
	});
});

describe('maskNumber', () => {
	it.each([
		['+14155550103', '+1…03'],
		['', '…'],
		['+1415', '…'],
	])('turns %j into %s', (number, masked) => {
		expect(maskNumber(number)).toBe(masked);
	});
});
