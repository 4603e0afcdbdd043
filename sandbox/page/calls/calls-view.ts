import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { matches, SHOWN, type Search, type Shown } from '../../calls/search';
import type { ViewProps } from '../state';
import { remove } from '../kit/api';
import { counted } from '../kit/format';
import { h, part } from '../kit/h';
import { attempt } from '../kit/notices';
import { outcomeWord } from '../kit/words';
import { CallSide } from './call-detail';
import { callRow } from './call-row';
import { useOlderCalls } from './older-calls';

/** Rows drawn at first, and more on demand: thousands of them would freeze a browser. */
const ROWS = 100;
const MOST_ROWS = 500;

const labelOf = (shown: Shown): string =>
	shown === 'all' ? 'All calls' : shown === 'live' ? 'Under way' : outcomeWord(shown).label;

function forgetAll(): void {
	if (confirm('Forget all calls of this sandbox?'))
		void attempt('Not forgotten', () => remove('/calls'));
}

const heading = (narrow: (change: Partial<Search>) => void): VNode =>
	h(
		'div',
		{ class: 'heading' },
		h('h2', { id: 'title-calls' }, 'Calls'),
		h(
			'label',
			{ class: 'search' },
			h('span', { class: 'sr-only' }, 'Find by number, reference or flow'),
			h('input', {
				type: 'search',
				id: 'calls-search',
				placeholder: 'Number, reference or flow',
				oninput: ({ currentTarget }: Event) =>
					narrow({ find: (currentTarget as HTMLInputElement).value }),
			}),
		),
		h(
			'label',
			{},
			h('span', { class: 'sr-only' }, 'Show only'),
			h(
				'select',
				{
					id: 'calls-filter',
					onchange: ({ currentTarget }: Event) =>
						narrow({ show: (currentTarget as HTMLSelectElement).value as Shown }),
				},
				...SHOWN.map((value) => h('option', { value }, labelOf(value))),
			),
		),
		h(
			'button',
			{ type: 'button', id: 'calls-clear', class: 'plain', onclick: forgetAll },
			'Forget all calls',
		),
	);

/** The live list of calls, and one of them in full. */
export function CallsView({ state, rest: selected }: ViewProps): VNode {
	const [search, setSearch] = useState<Search>({ find: '', show: 'all' });
	const [rows, setRows] = useState(ROWS);
	const older = useOlderCalls(search, state);
	function narrow(change: Partial<Search>) {
		setRows(ROWS);
		setSearch((before) => ({ ...before, ...change }));
	}
	const { calls } = state;
	const known = calls.list().filter((call) => matches(call, search));
	const found = [...known, ...(older ?? []).filter(({ id }) => !calls.get(id))];
	const none = calls.seen() === 0 ? 'No calls yet.' : 'No call is like that.';
	const more = `Show more of ${counted(found.length, 'call')}`;
	const list = h(
		'div',
		{ class: 'list-side' },
		h(
			'ol',
			{ id: 'calls-list', class: 'call-list' },
			...found.slice(0, rows).map((call) => callRow(call, call.id === selected)),
		),
		found.length === 0 &&
			h('p', { id: 'calls-none', class: 'hint' }, older === undefined ? 'Looking…' : none),
		found.length > rows &&
			rows < MOST_ROWS &&
			h(
				'button',
				{
					type: 'button',
					id: 'calls-more',
					class: 'plain',
					onclick: () => setRows(Math.min(MOST_ROWS, rows + ROWS)),
				},
				more,
			),
	);
	return h(
		'div',
		{ class: selected === '' ? 'calls' : 'calls has-selection' },
		heading(narrow),
		h(
			'div',
			{ class: 'split' },
			list,
			part(CallSide, { id: selected, summary: calls.get(selected) }),
		),
	);
}
