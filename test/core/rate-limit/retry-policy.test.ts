import { VoiceError, type FailureKind } from '../../../core';
import type { FailureDetails } from '../../../core/base/errors';
import { createTries, type NextTry } from '../../../core/rate-limit/retry-policy';

const failure = (kind: FailureKind, details: FailureDetails = {}) =>
	new VoiceError(kind, 'A sentence.', details);

/** What is said after each of them, up to the first that ends the call. */
function untilGivenUp(failures: Iterable<VoiceError>): NextTry[] {
	const nextTry = createTries();
	const said: NextTry[] = [];
	for (const one of failures) {
		said.push(nextTry(one));
		if (!said.at(-1)!.again) break;
	}
	return said;
}
const forEver = (kind: FailureKind, details?: FailureDetails) =>
	Array.from({ length: 20 }, () => failure(kind, details));
const pausesOf = (said: readonly NextTry[]) => said.map(({ pauseMs }) => pauseMs / 1_000);

describe('createTries', () => {
	it.each<[string, VoiceError[], number[]]>([
		['429', forEver('rateLimited'), [1, 2, 4, 8, 16, 30, 30]],
		[
			'429 that asks for the longest pause each time',
			forEver('rateLimited', { retryAfterMs: 60_000 }),
			Array(7).fill(60),
		],
		['no server at the address', forEver('unreachable'), [1, 2, 4, 8]],
		['a failure that may have dialled', forEver('connectionLost'), [1]],
		['a refusal', forEver('refused'), [1]],
	])('after %s for ever, gives up with the last of these pauses', (_what, failures, pauses) => {
		expect(pausesOf(untilGivenUp(failures))).toEqual(pauses);
	});

	it('takes the word of a failure that it may have dialled, whatever its kind', () => {
		const [said] = untilGivenUp([failure('rateLimited', { dialled: 'maybe' })]);
		expect(said).toMatchObject({ again: false });
	});

	it('gives up at once where more is asked for than a call waits; the others wait that long', () => {
		const said = untilGivenUp(forEver('rateLimited', { retryAfterMs: 60_001 }));
		expect(said).toEqual([{ again: false, pauseMs: 60_000 }]);
	});

	it('counts each kind of failure for itself', () => {
		const mixed = [
			'unreachable',
			'rateLimited',
			'unreachable',
			'rateLimited',
			'unreachable',
		] as const;
		const said = untilGivenUp(mixed.map((kind) => failure(kind)));
		expect(said.map(({ again }) => again)).toEqual(Array(5).fill(true));
		expect(pausesOf(said)).toEqual([1, 1, 2, 2, 4]);
	});

	it('knows nothing of other calls', () => {
		untilGivenUp(forEver('unreachable'));
		expect(createTries()(failure('unreachable'))).toEqual({ again: true, pauseMs: 1_000 });
	});
});
