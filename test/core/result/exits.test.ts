import { EXITS, OUTPUTS, REASONS, labelOf, type CallState } from '../../../core';

// saved workflows hold wires by these indexes: a change here breaks them
describe('OUTPUTS', () => {
	it.each([
		[
			'triggerWaiting',
			[
				'No Result',
				'Not Called',
				'Answered',
				'Voicemail',
				'Busy',
				'No Answer',
				'Invalid Number',
				'Failed',
			],
		],
		['triggerNotWaiting', ['Placed', 'Not Called']],
		[
			'callResult',
			['No Result', 'Answered', 'Voicemail', 'Busy', 'No Answer', 'Invalid Number', 'Failed'],
		],
	] as const)('of %s stand in the order that workflows are wired by', (outputs, labels) => {
		expect(OUTPUTS[outputs].map((state: CallState) => labelOf(state))).toEqual(labels);
	});

	it('put nothing in place of a success when a trigger begins to wait, and Not Called stays', () => {
		expect(OUTPUTS.triggerWaiting[0]).toBe('noResult');
		expect(OUTPUTS.triggerNotWaiting[1]).toBe(OUTPUTS.triggerWaiting[1]);
	});

	it.each(Object.entries(OUTPUTS))('of %s are all different', (_name, states) => {
		expect(new Set<string>(states).size).toBe(states.length);
	});
});

describe('EXITS', () => {
	it('are the seven words for how a call ended', () => {
		expect(EXITS).toEqual([
			'noResult',
			'answered',
			'voicemail',
			'busy',
			'noAnswer',
			'invalidNumber',
			'failed',
		]);
	});

	it('leave out the two states in which no call has ended', () => {
		expect(EXITS).not.toContain('placed');
		expect(EXITS).not.toContain('notCalled');
	});
});

describe('REASONS', () => {
	it('keep every word that workflows branch on', () => {
		expect(Object.keys(REASONS)).toEqual(
			expect.arrayContaining([
				'numberNotValid',
				'numberMissing',
				'severalNumbers',
				'refusedByProvider',
				'alreadyCalled',
				'dryRun',
				'outsideCallingHours',
				'doNotCall',
				'calledTooOften',
				'ceilingReached',
				'countryNotAllowed',
				'riskyNumber',
				'consentMissing',
				'stopped',
				'referenceConflict',
			]),
		);
	});

	it.each(Object.entries(REASONS))('explain %s in words and without a number', (_key, sentence) => {
		expect(sentence).toMatch(/^[A-Z][^0-9+]{10,}\.$/);
	});
});
