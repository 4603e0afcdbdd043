/** A group of checkboxes: a choice of several that works with keyboards and screen readers as it is. */
export function prepareChoices(
	group: JQuery,
	choices: readonly { readonly value: string; readonly text: string }[],
	chosen: readonly string[],
): void {
	for (const { value, text } of choices) {
		const box = $('<input type="checkbox">').val(value).prop('checked', chosen.includes(value));
		$('<label>').append(box, $('<span>').text(text)).appendTo(group);
	}
}

export const choicesMade = (group: JQuery): string[] =>
	group
		.find('input:checked')
		.toArray()
		.map((box) => String($(box).val()));
