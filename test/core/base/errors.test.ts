import { FAILURES, VoiceError, isVoiceError } from '../../../core';

const UNCERTAIN = Object.entries(FAILURES).filter(([, { dialled }]) => dialled === 'maybe');

describe('FAILURES', () => {
	it('repeat only what certainly placed no call', () => {
		const repeated = Object.entries(FAILURES).filter(([, { repeat }]) => repeat);
		expect(repeated.map(([kind]) => kind).sort()).toEqual(['rateLimited', 'unreachable']);
		expect(repeated.every(([, { dialled }]) => dialled === 'no')).toBe(true);
	});

	it('count silence, a broken connection, a 5xx and garbage as a phone that may ring', () => {
		expect(UNCERTAIN.map(([kind]) => kind).sort()).toEqual([
			'connectionLost',
			'timedOut',
			'unavailable',
			'unreadableAnswer',
		]);
	});
});

describe('VoiceError', () => {
	it('lets the code that knows more say whether a phone may ring', () => {
		expect(new VoiceError('refused', 'A sentence.', { dialled: 'maybe' }).dialled).toBe('maybe');
	});

	it('as JSON is what a flow may see: no stack, no cause', () => {
		const error = new VoiceError('rateLimited', 'A sentence.', {
			provider: 'talkdesk',
			field: 'to',
			hint: 'A hint.',
			status: 429,
			providerCode: 'code-1',
			retryAfterMs: 2_000,
		});
		Object.assign(error, { cause: new Error('with headers') });

		expect(JSON.parse(JSON.stringify(error))).toEqual({
			kind: 'rateLimited',
			message: 'A sentence.',
			provider: 'talkdesk',
			field: 'to',
			hint: 'A hint.',
			status: 429,
			providerCode: 'code-1',
			retryAfterMs: 2_000,
			dialled: 'no',
		});
	});
});

describe('isVoiceError', () => {
	it.each([
		['its own', new VoiceError('refused', 'x'), true],
		[
			'one of a second copy of the code',
			Object.assign(new Error('x'), { name: 'VoiceError', kind: 'refused' }),
			true,
		],
		['another error', new TypeError('x'), false],
		['an error without a kind', Object.assign(new Error('x'), { name: 'VoiceError' }), false],
		['its JSON', new VoiceError('refused', 'x').toJSON(), false],
		['a text', 'VoiceError', false],
		['nothing', undefined, false],
		['null', null, false],
	])('of %s is %#', (_what, value, expected) => {
		expect(isVoiceError(value)).toBe(expected);
	});
});
