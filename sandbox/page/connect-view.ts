import { facts } from './kit/badge';
import { byId, h } from './kit/dom';
import { copyButton } from './kit/notices';
import type { View } from './kit/router';
import type { State } from './kit/state';
import type { About } from './kit/wire';
import { outcomeWord } from './kit/words';

const copied = (value: string): Node =>
	h(
		'span',
		{ class: 'copied' },
		h('code', {}, value),
		copyButton('Copy', () => value),
	);

/** What to type into an account; where there is a choice, one per line. */
const account = ({ name, account: fields }: About['providers'][number]): HTMLElement =>
	h(
		'div',
		{ class: 'panel account' },
		h('h3', {}, name),
		facts(
			Object.fromEntries(
				Object.entries(fields).map(([field, values]) => [
					field,
					h('div', { class: 'stack' }, ...values.map(copied)),
				]),
			),
		),
	);

const REPORTS: Readonly<Record<string, string>> = {
	never: ', and the report never comes',
	twice: ', and the report comes twice',
	early: ', and the report comes before the start is answered',
};

const endings = ({ endings: all }: About): HTMLElement =>
	h(
		'div',
		{ class: 'panel wide' },
		h('h3', {}, 'The last two digits decide'),
		h('p', {}, 'Nobody has to pick up: a phone does by itself what its number says.'),
		facts(
			Object.fromEntries(
				Object.entries(all)
					.sort(([one], [other]) => one.localeCompare(other))
					.map(([ending, { outcome, report }]) => [
						`…${ending}`,
						outcomeWord(outcome).label + (REPORTS[report] ?? ''),
					]),
			),
		),
	);

/** Where a workflow finds this sandbox, and with which credentials. */
export function connectView(state: State): View {
	let drawn: About | null = null;
	return {
		render() {
			const { about } = state;
			if (about === drawn || about === null) return;
			drawn = about;
			byId('connect').replaceChildren(
				h(
					'p',
					{ class: 'hint' },
					'Type these into an account of your workflow. They open nothing but this sandbox.',
				),
				h('div', { class: 'panels' }, ...about.providers.map(account), endings(about)),
			);
		},
	};
}
