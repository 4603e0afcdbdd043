import { completeCountries } from '../../editor/country-field';
import { countryCodes, type Country } from '../../editor/countries';
import type { EditorNode } from '../../editor/red';

/**
 * A choice of several countries: a field that adds the one typed or picked, and a button for each
 * chosen one that removes it.
 */
export function prepareCountryChips(
	node: EditorNode,
	countries: readonly Country[],
	parts: { readonly field: JQuery; readonly chips: JQuery; readonly chosen: readonly string[] },
): void {
	const { field, chips } = parts;
	const nameOf = (code: string) => countries.find((known) => known.code === code)?.name ?? code;
	const add = (code: string) => {
		if (chosenCountries(chips).includes(code)) return;
		$('<button type="button" class="red-ui-button red-ui-button-small">')
			.attr({ 'data-code': code, 'aria-label': node._('label.remove', { what: nameOf(code) }) })
			.append($('<span>').text(`${nameOf(code)} `), $('<i class="fa fa-times">'))
			.on('click', (event) => {
				$(event.currentTarget).remove();
				field.trigger('focus');
			})
			.appendTo(chips);
	};
	completeCountries(field, countries);
	field.on('change keyup', ({ type, key }) => {
		if (type === 'keyup' && key !== 'Enter') return;
		const { codes, rest } = countryCodes(countries, String(field.val()));
		codes.forEach(add);
		// what is no country stays, for its author to correct
		field.val(rest).toggleClass('input-error', rest !== '');
	});
	parts.chosen.forEach(add);
}

/** The codes chosen in the open dialog. */
export const chosenCountries = (chips: JQuery): string[] =>
	chips
		.children()
		.toArray()
		.map((chip) => String($(chip).attr('data-code')));
