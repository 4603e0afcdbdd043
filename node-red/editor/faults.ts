import type { Prefix } from './form';
import type { Definition, EditorNode } from './red';

/**
 * Says below each field what is wrong with it. Node-RED hangs the sentence on the field itself as
 * a tooltip, and a typed input hides that field: its red outline would stay without a reason.
 */
export function showFaults(node: EditorNode, prefix: Prefix): void {
	const { defaults, credentials } = node._def as Definition;
	for (const [property, { validate }] of Object.entries({ ...defaults, ...credentials })) {
		const field = $(`#${prefix}-${property}`).filter('input, select, textarea');
		const row = field.closest('.form-row');
		if (validate === undefined || row.length === 0) continue;
		const line = $('<div class="ringback-tip ringback-fault" aria-live="polite">').appendTo(row);
		const show = () => {
			const wrong = field.hasClass('input-error') && validate.call(node, field.val(), {});
			line.text(typeof wrong === 'string' ? wrong : '');
			// folded away, it would be looked for in vain
			if (wrong && !row.prop('hidden')) row.closest('details').prop('open', true);
		};
		// Node-RED draws the outline, whenever it judges the field
		new MutationObserver(show).observe(field[0]!, { attributeFilter: ['class'] });
		field.on('change keyup', () => void setTimeout(show));
	}
}

/** The same for a list, which is no field of the node. @param faultOf the sentence, from the rows as they stand */
export function showListFault(list: JQuery, faultOf: () => string): void {
	const row = list.closest('.form-row');
	const line = $('<div class="ringback-tip ringback-fault" aria-live="polite">').appendTo(row);
	const show = () => void line.text(faultOf());
	row.on('change keyup', show);
	// rows come, go and change places
	new MutationObserver(show).observe(list[0]!, { childList: true });
	show();
}
