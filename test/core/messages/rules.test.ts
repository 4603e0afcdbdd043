import { RULE_SENTENCES, type WallTime } from '../../../core/messages/sentences';

const HERE: WallTime = { zone: 'Europe/Berlin', weekday: 'Sunday', time: '22:40' };

/** One example of every sentence. */
const EXAMPLES: {
	readonly [Name in keyof typeof RULE_SENTENCES]: Parameters<(typeof RULE_SENTENCES)[Name]>;
} = {
	closed: [HERE, { ...HERE, weekday: 'Monday', time: '08:00' }],
	zoneUnknown: [],
	tooOften: [3, 24],
	ceiling: [100, 1],
	country: ['NL'],
	risk: ['premium'],
	stopped: [],
	optedOut: [],
	listed: [],
	emergency: [],
	notValid: [],
	ownNumber: [],
	consent: ['DE'],
	noPack: ['IT'],
	callerSeries: ['IN', '140'],
	wouldWait: [HERE],
	wouldNotBeMade: ['The number is on a list.'],
};

const said = (name: keyof typeof RULE_SENTENCES, ...given: readonly unknown[]): string =>
	(RULE_SENTENCES[name] as (...values: readonly unknown[]) => string)(...given);

describe('RULE_SENTENCES', () => {
	it('have an example here, each of them', () =>
		expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(RULE_SENTENCES).sort()));

	it.each(Object.entries(EXAMPLES))(
		'%s is a sentence, blames nobody and holds no number',
		(name, given) => {
			const sentence = said(name as keyof typeof RULE_SENTENCES, ...given);
			expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
			expect(sentence).not.toMatch(/\b(errors?|problems?|failures?|mistakes?|failed)\b|undefined/i);
			expect(sentence).not.toMatch(/\d{4}/);
		},
	);

	it.each([
		['tooOften', [3, 24], 'within 24 hours'],
		['tooOften', [4, 720], 'within 30 days'],
		['ceiling', [100, 1], 'within an hour'],
		['country', [null], 'belongs to no country'],
		['closed', [HERE, null], 'no time within two weeks'],
	] as const)('%s of %j says "%s"', (name, given, words) =>
		expect(said(name, ...given)).toContain(words),
	);
});
