import {
	beginLadder,
	ladderBoundMs,
	ladderPlan,
	sentenceOfLadders,
	stepLadder,
} from '../../../core';

const plan = ladderPlan(
	{ people: [{ name: 'Ann', to: '+14155550123' }], roundsMax: 2, pauseSeconds: 60 },
	60_000,
);
const begun = beginLadder(plan, 'fire', 0).state;
const said = (exit: 'busy' | 'answered', digits = '') =>
	stepLadder(plan, begun, {
		...{ type: 'report', reference: 'fire-1-1', exit, answers: { digits }, nowMs: 0 },
	}).state;

describe('progress of people who are called in order', () => {
	it.each([
		['whose phone rings', begun, 'Round 1 of 2: calling Ann'],
		['when the next round begins', said('busy'), 'Round 1 of 2 is over, the next begins at 00:01'],
		['that it is over', said('answered', '1'), '1 of 1 ended'],
	])('says %s', (_, state, sentence) => {
		expect(sentenceOfLadders([{ plan, state }], 0, 'UTC')).toBe(sentence);
	});

	it('counts several', () => {
		const ladders = [begun, said('answered', '1'), begun].map((state) => ({ plan, state }));
		expect(sentenceOfLadders(ladders, 0, 'UTC')).toBe('1 of 3 ended');
	});

	it('knows how long it can take at most', () => {
		expect(ladderBoundMs(plan)).toBe(2 * (2 * 60_000 + 60_000));
	});
});
