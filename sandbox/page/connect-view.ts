import type { VNode } from 'preact';
import { facts } from './kit/badge';
import { h, several } from './kit/h';
import { copyButton } from './kit/notices';
import type { ViewProps } from './state';
import type { About } from './kit/wire';
import { outcomeWord } from './kit/words';

const copied = (value: string): VNode =>
	h('span', { class: 'copied' }, h('code', {}, value), copyButton('Copy', value));

/** What to type into an account; where there is a choice, one per line. */
const account = ({ name, account: fields }: About['providers'][number]): VNode =>
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

const endings = ({ endings: all }: About): VNode =>
	h(
		'div',
		{ class: 'panel wide' },
		h('h3', {}, 'The last two digits decide'),
		h('p', {}, 'You do not have to pick up: a phone does by itself what its number says.'),
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
export const ConnectView = ({ state: { about } }: ViewProps): VNode =>
	several(
		h('div', { class: 'heading' }, h('h2', { id: 'title-connect' }, 'Connect your workflow')),
		about &&
			h(
				'div',
				{ id: 'connect' },
				h(
					'p',
					{ class: 'hint' },
					'Type these into an account of your workflow. They open nothing but this sandbox.',
				),
				h('div', { class: 'panels' }, ...about.providers.map(account), endings(about)),
			),
	);
