/** A customer list as it stands in the field, drawn from a seed; no line is picked by hand. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { draw, REGIONS, type Region } from './phone-data-ranges';
import { randomFrom, type Random } from './phone-data-random';
import { inScript, SCRIPTS, type Sample } from './phone-data-samples';

/** A line of a customer list: what is drawn from is a number in four spellings. */
interface Drawn {
	readonly e164: string;
	readonly international: string;
	readonly national: string;
	readonly country: string;
}

/** Share of each kind in a thousand lines, and how it is written. */
const CRM_KINDS: readonly (readonly [
	kind: string,
	perMille: number,
	write: (drawn: Drawn, random: Random) => string,
	needsCountry?: true,
])[] = [
	['e164', 340, ({ e164 }) => e164],
	['international', 180, ({ international }, random) => separated(international, random)],
	[
		'with00',
		50,
		({ international }, random) => `00${separated(international.slice(1), random)}`,
		true,
	],
	['bracketedZero', 30, ({ international }) => international.replace(' ', ' (0)')],
	['national', 180, ({ national }, random) => separated(national, random), true],
	['nationalDigits', 50, ({ national }) => national.replace(/\D/g, ''), true],
	['withoutPlus', 20, ({ e164 }) => e164.slice(1)],
	[
		'extension',
		30,
		({ international, national }, random) =>
			random.pick([international, national]) +
			random.pick([' ext. ', ' x', ' ext ', ';ext=', ' #', ' доб. ', ', ext. ']) +
			(10 + random.below(9_000)),
		true,
	],
	[
		'scripts',
		20,
		({ international, national }, random) => {
			const text = inScript(random.pick([international, national]), random.pick(SCRIPTS));
			return random.next() < 0.3 ? text.replace('+', '＋') : text;
		},
		true,
	],
	['blank', 20, (_, random) => random.pick(['', '', '', ' ', '\t', '-', '—'])],
	[
		'beside',
		30,
		({ e164, international }, random) =>
			random.pick(["'", 'tel:', 'Tel.: ', '\u200e', '\u202a', ' ', 'T ', 'mobile ', '(M) ', '"']) +
			random.pick([international, e164]) +
			random.pick(['', '', '\u202c', ' ', ';', ' (home)', ' / 2']),
	],
	[
		'letters',
		10,
		(_, random) =>
			random.pick(['1-800-FLOWERS', '+1 800 GOT JUNK', '1800 MATTRESS', '+1-888-NEW-CARS']),
	],
	['short', 10, ({ e164 }, random) => e164.slice(0, 3 + random.below(5))],
	['long', 10, ({ e164 }, random) => e164 + random.below(1e6)],
	[
		'two',
		5,
		({ international, national }, random) =>
			international + random.pick([' / ', ' or ', '; ', ',']) + national,
		true,
	],
	['digits', 5, (_, random) => String(random.below(1e12))],
	[
		'words',
		10,
		(_, random) =>
			random.pick([
				'N/A',
				'none',
				'unknown',
				'john.doe@example.com',
				'null',
				'test',
				'0',
				'000',
				'12',
				'+',
				'+0',
				'+999123456789',
				'1234567890123456789012345',
				'2026-03-01',
				'3.16123E+10',
				'x'.repeat(300),
			]),
	],
];

const CRM_COUNTRIES =
	'US CA GB DE FR IT ES PL NL BE AT CH SE NO DK FI PT IE CZ GR HU RO UA TR IL AE SA IN CN JP KR AU NZ BR MX AR CL ZA NG SG'
		.split(' ')
		.map((country) => REGIONS.find((region) => region.country === country)!);

/** A customer list: forty countries, few of them common, about nine of ten numbers valid. */
export function customerList(count: number, seed: number): Sample[] {
	const random = randomFrom(seed);
	const kinds = CRM_KINDS.flatMap((kind) => Array<(typeof CRM_KINDS)[number]>(kind[1]).fill(kind));
	const common = CRM_COUNTRIES.flatMap((region, rank) =>
		Array<Region>(Math.round(60 / Math.sqrt(rank + 1))).fill(region),
	);
	return Array.from({ length: count }, () => {
		const drawn = drawLine(random.pick(common), random);
		const [kind, , write, needsCountry] = random.pick(kinds);
		const country = needsCountry || random.next() < 0.85 ? drawn.country : undefined;
		return { text: write(drawn, random), country, kind };
	});
}

/** A number of the country whose last digits are changed, so that some are in no range. */
function drawLine(region: Region, random: Random): Drawn {
	const [fixed = '', mobile = '', ...others] = region.ranges;
	const kind = random.next();
	const pattern = kind < 0.55 ? mobile : kind < 0.93 ? fixed : random.pick([fixed, ...others]);
	const drawn = draw(pattern || fixed, random);
	const changed = random.next() < 0.6 ? 0 : 1 + random.below(5);
	const e164 = `+${region.callingCode}${drawn.slice(0, drawn.length - changed)}${random.digits(changed)}`;
	const number = parsePhoneNumberFromString(e164)!;
	return {
		e164,
		international: number.formatInternational(),
		national: number.formatNational(),
		country: region.country!,
	};
}

const separated = (text: string, random: Random) =>
	random.next() < 0.6
		? text
		: text.replace(/[ -]/g, random.pick([' ', '-', '.', '\u00a0', '/', ' - ']));
