/** Ties labels and tips to their fields for keyboards and screen readers. */

const FIELDS = 'input:not([type="hidden"], [aria-label]), select, textarea';

let counter = 0;

function idOf(element: JQuery): string {
	if (!element.attr('id')) element.attr('id', `ringback-text-${(counter += 1)}`);
	return element.attr('id')!;
}

/**
 * Names the fields of every row by its label and describes them by its tip. A typed input hides
 * the field that the label points to, so the visible one needs both, and the label's click.
 * To be called when all widgets of the dialog are there.
 */
export function bindLabels(): void {
	$('.ringback-form .form-row:not([data-bound])').each((_index, element) => {
		const row = $(element).attr('data-bound', '');
		const label = row.children('label').first();
		const tip = row.children('.ringback-tip').first();
		const fields = row.find(FIELDS);
		if (label.length === 0 || fields.length === 0) return;
		fields.attr('aria-labelledby', idOf(label));
		if (tip.length > 0) fields.attr('aria-describedby', idOf(tip));
		const typed = row.find('.red-ui-typedInput-container');
		typed.find('button').attr('aria-describedby', idOf(label));
		label.on('click', () => {
			const inputs = typed.find('input:visible');
			const target = inputs.length > 0 ? inputs : typed.find('button:visible');
			target.first().trigger('focus');
		});
	});
}
