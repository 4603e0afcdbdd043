/** What is sent again, and what never is: a phone that rings twice is worse than an error. */
import { VoiceError, type FailureKind, type Placement, type ProviderId } from '../../../core';
import cmRefused from '../../fixtures/cm-com/refused.json';
import kaleyraNotFound from '../../fixtures/kaleyra/refused-flow-not-found.json';
import type { Answer } from '../../support/fakes';
import { ACCEPTED, place } from './placing';

const TOO_MANY: Answer = { status: 429, headers: { 'retry-after': '2' } };
const many = (times: number, answer: Answer): Answer[] => Array(times).fill(answer);
const failure = (kind: FailureKind) => new VoiceError(kind, 'A sentence.');

interface Row {
	readonly given: string;
	readonly answers: Answer[];
	readonly ends: FailureKind | Placement['state'];
	readonly requests: number;
	readonly slept?: number[];
	readonly released?: boolean;
	readonly at?: ProviderId;
}

const placedRows: Row[] = [
	{
		given: 'a refused connection, then an answer',
		answers: [failure('unreachable'), ACCEPTED.talkdesk],
		ends: 'placed',
		requests: 2,
		slept: [1_000],
	},
	{
		given: '429 with Retry-After: as told',
		answers: [TOO_MANY, ACCEPTED.talkdesk],
		ends: 'placed',
		requests: 2,
		slept: [2_000],
	},
	{
		given: '429 asking for a minute, the longest pause that a call waits',
		answers: [{ status: 429, headers: { 'retry-after': '60' } }, ACCEPTED.talkdesk],
		ends: 'placed',
		requests: 2,
		slept: [60_000],
	},
	{
		given: '429 that asks for less than our own pause: that is the least',
		answers: [
			{ status: 429, headers: { 'retry-after': '0.5' } },
			{ status: 429, headers: { 'retry-after': '0' } },
			ACCEPTED.talkdesk,
		],
		ends: 'placed',
		requests: 3,
		slept: [1_000, 2_000],
	},
	{
		given: '429 six times without Retry-After: pauses that double up to half a minute',
		answers: [...many(6, { status: 429 }), ACCEPTED.talkdesk],
		ends: 'placed',
		requests: 7,
		slept: [1_000, 2_000, 4_000, 8_000, 16_000, 30_000],
	},
	{
		given: 'a refused connection three times and 429 four times: each counts for itself',
		answers: [...many(3, failure('unreachable')), ...many(4, { status: 429 }), ACCEPTED.talkdesk],
		ends: 'placed',
		requests: 8,
		slept: [1_000, 2_000, 4_000, 1_000, 2_000, 4_000, 8_000],
	},
	{
		given: '429 with a date: until then, by the clock of the answer',
		answers: [
			{
				status: 429,
				headers: {
					'retry-after': 'Wed, 21 Oct 2026 07:28:20 GMT',
					date: 'Wed, 21 Oct 2026 07:28:00 GMT',
				},
			},
			ACCEPTED.talkdesk,
		],
		ends: 'placed',
		requests: 2,
		slept: [20_000],
	},
	{
		given: '429 of CM.com',
		answers: [TOO_MANY, ACCEPTED.cmCom],
		ends: 'placed',
		requests: 2,
		slept: [2_000],
		at: 'cmCom',
	},
	{
		given: '429 of Kaleyra',
		answers: [TOO_MANY, ACCEPTED.kaleyra],
		ends: 'placed',
		requests: 2,
		slept: [2_000],
		at: 'kaleyra',
	},
];

const givenUpRows: Row[] = [
	{
		given: '429 for ever',
		answers: many(7, TOO_MANY),
		ends: 'rateLimited',
		requests: 7,
		slept: [2_000, 2_000, 4_000, 8_000, 16_000, 30_000],
		released: true,
	},
	{
		given: '429 asking for an hour',
		answers: [{ status: 429, headers: { 'retry-after': '3600' } }],
		ends: 'rateLimited',
		requests: 1,
		released: true,
	},
	{
		given: 'nobody at the address, for ever',
		answers: many(4, failure('unreachable')),
		ends: 'unreachable',
		requests: 4,
		slept: [1_000, 2_000, 4_000],
		released: true,
	},
	{
		given: '429 asking for eleven days',
		answers: [{ status: 429, headers: { 'retry-after': '1000000' } }],
		ends: 'rateLimited',
		requests: 1,
		released: true,
	},
	...[400, 413, 422].map((status) => ({
		given: `status ${status}`,
		answers: [{ status }],
		ends: 'refused' as const,
		requests: 1,
		released: true,
	})),
	{ given: '401', answers: [{ status: 401 }], ends: 'unauthorized', requests: 1, released: true },
	{ given: '403', answers: [{ status: 403 }], ends: 'forbidden', requests: 1, released: true },
	{ given: '404', answers: [{ status: 404 }], ends: 'flowNotFound', requests: 1, released: true },
	{
		given: 'a flow that Kaleyra does not know, on status 200',
		answers: [{ status: 200, body: kaleyraNotFound }],
		ends: 'flowNotFound',
		requests: 1,
		released: true,
		at: 'kaleyra',
	},
	{
		given: 'a refusal of CM.com on status 200',
		answers: [{ status: 200, body: cmRefused }],
		ends: 'refused',
		requests: 1,
		released: true,
		at: 'cmCom',
	},
	{
		given: 'a code of Kaleyra that is not documented, on status 200: refused, but was it?',
		answers: [{ status: 200, body: { code: 'RBC9999' } }],
		ends: 'refused',
		requests: 1,
		released: false,
		at: 'kaleyra',
	},
];

const unconfirmedRows: Row[] = [
	...(['timedOut', 'connectionLost'] as const).map((kind) => ({
		given: `no answer (${kind})`,
		answers: [failure(kind)],
		ends: 'unconfirmed' as const,
		requests: 1,
	})),
	...[500, 502, 503, 504, 408, 302, 307, 405, 409, 423, 425, 444, 460, 499].map((status) => ({
		given: `status ${status}`,
		answers: [{ status, headers: { 'retry-after': '1' } }],
		ends: 'unconfirmed' as const,
		requests: 1,
	})),
	...(['talkdesk', 'cmCom', 'kaleyra'] as const).map((at) => ({
		given: `garbage of ${at} on status 200`,
		answers: [{ status: 200, body: '<html>' }],
		ends: 'unconfirmed' as const,
		requests: 1,
		at,
	})),
];

describe('placeCall', () => {
	it.each([...placedRows, ...givenUpRows, ...unconfirmedRows])(
		'given $given: ends as $ends after $requests request(s)',
		async ({ answers, ends, requests, slept = [], released = false, at = 'talkdesk' }) => {
			const { ended, transport, clock, asked } = place([...answers], at);
			const end = await ended;
			expect(end instanceof Error ? end.kind : end.state).toBe(ends);
			expect(transport.asked).toHaveLength(requests);
			expect(clock.slept).toEqual(slept);
			expect(asked).toEqual(['reserve order-1042', ...(released ? ['release order-1042'] : [])]);
		},
	);
});
