/** Numbers of every region and type, then bent until something breaks. Drawn from a seed. */
import { CALLING_CODES, draw, REGIONS, type Region } from './phone-data-ranges';
import { randomFrom, type Random } from './phone-data-random';
import { inScript, SCRIPTS, type Sample } from './phone-data-samples';

type Spelling = readonly [
	kind: string,
	perCent: number,
	write: (region: Region, nationalNumber: string, random: Random) => string,
];

const ABROAD = ['00', '011', '810', '0011', '119', '09', '14', '1', '99', '000', '0'];
const EXTENSIONS = [
	' ext 12',
	' x12',
	'#12',
	';ext=4',
	',12',
	' - 12#',
	'~12',
	' 12',
	',,123',
	';55',
];
const BESIDE = [' (home)', '*12', ' Tel', ' / 2', ';phone-context=+1', ' or 12'];

const SPELLINGS: readonly Spelling[] = [
	['international', 30, ({ callingCode }, number) => `+${callingCode}${number}`],
	['national', 20, ({ nationalPrefix }, number) => nationalPrefix + number],
	['bare', 10, (_, number) => number],
	['withoutPlus', 8, ({ callingCode }, number) => callingCode + number],
	['abroad', 7, ({ callingCode }, number, random) => random.pick(ABROAD) + callingCode + number],
	[
		'doublePrefix',
		6,
		({ callingCode, nationalPrefix }, number) => `+${callingCode}${nationalPrefix}${number}`,
	],
	['bracketedZero', 3, ({ callingCode }, number) => `+${callingCode} (0) ${number}`],
	['anyCode', 4, (_, number, random) => `+${random.pick(CALLING_CODES)}${number}`],
	[
		'carrier',
		2,
		({ nationalPrefix }, number, random) => nationalPrefix + random.below(100) + number,
	],
	[
		'extension',
		4,
		({ callingCode }, number, random) => `+${callingCode}${number}${random.pick(EXTENSIONS)}`,
	],
	[
		'beside',
		2,
		({ callingCode }, number, random) => `+${callingCode}${number}${random.pick(BESIDE)}`,
	],
	[
		'rubbish',
		4,
		(_region, _number, random) =>
			Array.from({ length: random.below(18) }, () =>
				random.pick('0123456789 -+().x#/,;٣３＋\u00a0'),
			).join(''),
	],
];
const BY_SHARE = SPELLINGS.flatMap((spelling) => Array<Spelling>(spelling[1]).fill(spelling));

/** Numbers of every country and every type, two of three changed; four of five with their country. */
export function everywhere(count: number, seed: number): Sample[] {
	const random = randomFrom(seed);
	return Array.from({ length: count }, () => {
		const region = random.pick(REGIONS);
		const [kind, , write] = random.pick(BY_SHARE);
		const text = disturb(write(region, nationalNumber(region, random), random), random);
		const chance = random.next();
		const country =
			chance < 0.8 ? region.country : chance < 0.9 ? random.pick(REGIONS).country : null;
		return { text, country: country ?? undefined, kind };
	});
}

function nationalNumber(region: Region, random: Random): string {
	const chance = random.next();
	if (chance < 0.35) return draw(random.pick(region.ranges), random);
	if (chance < 0.65) {
		const drawn = draw(random.pick(region.ranges), random);
		const changed = random.below(5);
		return drawn.slice(0, drawn.length - changed) + random.digits(changed);
	}
	const wrongLength = random.next() < 0.1 ? random.below(5) - 2 : 0;
	return random.digits(Math.max(1, random.pick(region.lengths) + wrongLength));
}

const MARKS = [' ', '-', '.', '(', ')', '/', '\u00a0', '  ', '\u2013', '[', '~'];
const IN_FRONT = ['"', 'tel:', "'", '\u200e', '\u202a', 'a', '(', ' ', '#', '＋', '+', 'Tel. '];

function disturb(text: string, random: Random): string {
	let disturbed = text;
	if (random.next() < 0.3)
		disturbed = [...disturbed]
			.map((character) => character + (random.next() < 0.25 ? random.pick(MARKS) : ''))
			.join('');
	if (random.next() < 0.05) disturbed = inScript(disturbed, random.pick(SCRIPTS));
	if (random.next() < 0.05) disturbed = random.pick(IN_FRONT) + disturbed;
	return disturbed;
}
