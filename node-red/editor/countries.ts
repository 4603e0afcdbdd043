/** Countries by their ISO 3166-1 code: those that the phone library has a numbering plan for. */

export const COUNTRIES: readonly string[] = (
	'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR ' +
	'BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC ' +
	'EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK ' +
	'HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB ' +
	'LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY ' +
	'MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS ' +
	'RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL ' +
	'TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

export interface Country {
	readonly code: string;
	readonly name: string;
}

/** All countries by name, in the editor's language. */
export function countriesIn(language: string): Country[] {
	const names = displayNames(language);
	return COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
		a.name.localeCompare(b.name, names.resolvedOptions().locale),
	);
}

function displayNames(language: string): Intl.DisplayNames {
	try {
		return new Intl.DisplayNames([language], { type: 'region' });
	} catch {
		// a browser may report a language that is none, such as en-US@posix
		return new Intl.DisplayNames(['en'], { type: 'region' });
	}
}

const folded = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase();

/** Countries that a typed text may mean, the likeliest first: its code, how its name begins, any part of it. */
export function searchCountries(countries: readonly Country[], typed: string): Country[] {
	const text = folded(typed.trim());
	const rank = ({ code, name }: Country): number => {
		if (code.toLowerCase() === text) return 0;
		if (folded(name).startsWith(text)) return 1;
		return folded(name).includes(text) ? 2 : 3;
	};
	return countries
		.map((country) => ({ country, rank: rank(country) }))
		.filter((found) => found.rank < 3)
		.sort((a, b) => a.rank - b.rank)
		.map((found) => found.country);
}

/** The code that a text names, by code or by full name; undefined for anything else. */
export function countryCode(countries: readonly Country[], typed: string): string | undefined {
	const text = folded(typed.trim());
	return countries.find(({ code, name }) => [code.toLowerCase(), folded(name)].includes(text))
		?.code;
}

/** The codes that a list names, such as `NL, Belgium`, and what of it names none. */
export function countryCodes(countries: readonly Country[], typed: string) {
	const parts = typed.split(/[,;]/).map((part) => part.trim());
	const found = parts.map((part) => countryCode(countries, part));
	return {
		codes: found.filter((code) => code !== undefined),
		rest: parts.filter((part, at) => part !== '' && found[at] === undefined).join(', '),
	};
}
