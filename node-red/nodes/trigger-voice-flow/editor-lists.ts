/** Fills in a flow or a number to call from out of what the account has at its provider. */
import { editorLanguage } from '../../editor/language';
import { tableOf, type ProviderId, type ProviderTable } from '../../../core/tables';
import type { EditorNode } from '../../editor/red';
import { asTyped, type Completion } from '../../editor/widgets';

const TIMEOUT_MS = 30_000;

/** The setting that a list fills in. */
const SETTINGS = { flows: 'flowId', callers: 'from' } as const;
type ListName = keyof typeof SETTINGS;

const hasList = (provider: ProviderId, list: ListName): boolean => {
	const { call, flowList }: ProviderTable = tableOf(provider);
	return list === 'flows'
		? flowList === true
		: call.some((field) => field.name === 'from' && field.list === true);
};

const row = (list: ListName) => $(`#ringback-choose-${SETTINGS[list]}`);

/** Makes the buttons work. @param account the id of the one that is chosen */
export function prepareLists(node: EditorNode, account: () => string): void {
	for (const list of ['flows', 'callers'] as const) {
		const button = row(list).find('button');
		button.on('click', () => {
			button.prop('disabled', true);
			say(list, node._('list.asking'));
			$.ajax({
				url: 'ringback/list',
				method: 'POST',
				contentType: 'application/json',
				headers: editorLanguage(),
				data: JSON.stringify({ account: account(), list }),
				timeout: TIMEOUT_MS,
			})
				.done(({ entries = [] }: { entries?: readonly Completion[] }) =>
					entries.length === 0 ? say(list, node._('list.empty')) : offer(node, list, entries),
				)
				.fail(({ responseJSON }) => {
					const { message }: { message?: string } = responseJSON ?? {};
					say(list, message ?? node._('list.failed'));
				})
				.always(() => button.prop('disabled', false));
		});
	}
}

/** Shows the buttons for what the provider can list, empty again. */
export function showLists(provider: ProviderId | undefined): void {
	for (const list of ['flows', 'callers'] as const) {
		row(list).prop('hidden', provider === undefined || !hasList(provider, list));
		row(list).find('select').remove();
		say(list, '');
	}
}

const say = (list: ListName, text: string): void => void row(list).find('span').text(text);

function offer(node: EditorNode, list: ListName, entries: readonly Completion[]): void {
	say(list, '');
	const options = [{ value: '', label: node._('list.choose') }, ...entries];
	row(list).find('select').remove();
	$('<select>')
		.attr('aria-label', node._('list.choose'))
		.append(...options.map(({ value, label }) => $('<option>').val(value).text(label)))
		.on('change', (event) => {
			const value = String($(event.target).val());
			if (value === '') return;
			const setting = asTyped($(`#node-input-${SETTINGS[list]}`));
			setting.typedInput('type', 'str');
			setting.typedInput('value', value);
		})
		.appendTo(row(list));
}
