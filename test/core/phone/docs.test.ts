import { readFileSync } from 'node:fs';
import { CHECK_REASONS, PHONE_REASONS, PHONE_RISKS, validatePhoneNumber } from '../../../core';
import { riskOf } from '../../../core/phone/risk';
import { TIME_ZONES_SOURCE } from '../../../core/phone/time-zones.data';

const docs = readFileSync('docs/phone-numbers.md', 'utf8');

/** Rows of the table under a heading, as cells without code marks. */
function table(heading: string): string[][] {
	const section = docs.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
	const rows = section.split('\n').filter((line) => line.startsWith('|'));
	return rows.slice(2).map((row) =>
		row
			.slice(1, -1)
			.split(/(?<!\\)\|/)
			.map((cell) => cell.trim().replaceAll('`', '')),
	);
}

/** Codes in the first column; a row may hold two. */
const firstColumn = (heading: string) => table(heading).flatMap(([cell]) => cell!.split(', '));

describe('docs/phone-numbers.md', () => {
	it.each(table('Awkward inputs'))(
		'is right about %s with default country %s',
		(text, country, result, repaired) => {
			const found = validatePhoneNumber(text, { defaultCountry: country === '–' ? '' : country! });
			expect([found.e164 ?? found.reason, found.repaired.join(', ') || '–']).toEqual([
				result,
				repaired,
			]);
		},
	);

	it('lists every field of a result', () =>
		expect(firstColumn('What comes back').sort()).toEqual(
			Object.keys(validatePhoneNumber('')).sort(),
		));

	it('explains every reason', () =>
		expect(firstColumn('Reasons').sort()).toEqual(Object.keys(PHONE_REASONS).sort()));

	it('explains every reason that the nodes add, and every output', () =>
		expect(firstColumn('In the nodes')).toEqual(
			expect.arrayContaining([...Object.keys(CHECK_REASONS), 'newField', 'replace', 'both']),
		));

	it('explains every risk', () =>
		expect(firstColumn('Risks').sort()).toEqual([...PHONE_RISKS].sort()));

	it.each(firstColumn('Satellite codes'))('is right about %s', (code) =>
		expect(riskOf(`${code.replaceAll(' ', '')}1234567`, 'VOIP')).toBe('satellite'),
	);

	it('says which time zone data are in use', () =>
		expect(docs).toContain(
			`${TIME_ZONES_SOURCE.package} ${TIME_ZONES_SOURCE.version}, published ${TIME_ZONES_SOURCE.published}`,
		));
});
