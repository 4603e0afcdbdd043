/** What stands below a flow and a number to call from: at the sandbox one to use, with a button that does. */
import { tableOf } from '../../../core/tables';
import { isSandbox, providerOf } from '../../editor/chosen-account';
import type { EditorNode } from '../../editor/red';
import { asTyped } from '../../editor/widgets';

const SANDBOX = { flowId: 'tip.sandboxFlow', from: 'tip.sandboxFrom' } as const;
const ELSEWHERE = {
	flowId: (provider: string) => `flowIdOf.${provider}`,
	from: (provider: string) => `fromOf.${provider}`,
} as const;

interface Place {
	readonly account: string;
	readonly setting: JQuery;
	readonly tip: JQuery;
}

export function showExample(
	node: EditorNode,
	name: keyof typeof SANDBOX,
	{ account, setting, tip }: Place,
): void {
	const provider = providerOf(account);
	if (!provider || !isSandbox(account)) {
		tip.text(node._(ELSEWHERE[name](provider ?? 'unknown')));
		return;
	}
	const call = { ...tableOf(provider).sandbox };
	const button = $('<button type="button" class="red-ui-button red-ui-button-small">')
		.text(node._('list.use'))
		.on('click', () => {
			asTyped(setting).typedInput('type', 'str');
			asTyped(setting).typedInput('value', String(call[name] ?? ''));
		});
	tip.text(`${node._(SANDBOX[name], call)} `).append(button);
}
