import { countriesIn, countryCode, searchCountries, type Country } from './countries';
import type { EditorNode } from './red';
import { asAutoComplete, type Search } from './widgets';

/** All countries in the editor's language. */
export const editorCountries = (): Country[] => countriesIn(RED.i18n.lang() ?? 'en');

/** What the host's auto-complete lists below a field. */
export const completions =
	(countries: readonly Country[]): Search =>
	(typed) =>
		searchCountries(countries, typed).map(({ code, name }) => ({
			value: code,
			label: `${name} (${code})`,
		}));

/** Makes a text field offer countries while one types. */
export function completeCountries(field: JQuery, countries: readonly Country[]): void {
	asAutoComplete(field).autoComplete({ search: completions(countries), minLength: 1 });
}

/**
 * Keeps a default country readable: `nl` and `Netherlands` become the code `NL`, and the row's
 * tip says which country that is.
 */
export function bindCountry(
	node: EditorNode,
	countries: readonly Country[],
	source: {
		readonly field: JQuery;
		/** Null while the country is not typed here. */
		read(): string | null;
		write(code: string): void;
	},
): void {
	// without a key of its own: Node-RED translates the dialog once more when it is ready
	const tip = source.field.closest('.form-row').children('.ringback-tip');
	source.field.on('change keyup', ({ type }) => {
		const typed = source.read() ?? '';
		const code = countryCode(countries, typed);
		// not while a person types: two letters of a name may be another country's code
		if (type === 'change' && code !== undefined && code !== typed) return source.write(code);
		const country = countries.find((known) => known.code === code)?.name;
		tip.text(
			country === undefined
				? node._('tip.defaultCountry')
				: node._('tip.defaultCountryIs', { country }),
		);
	});
}
