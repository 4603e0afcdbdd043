import { remove } from './api';
import { matches } from './call-book';
import { callDetail } from './call-detail';
import { callRow } from './call-row';
import { byId, h, keyedList, setText } from './dom';
import { counted } from './format';
import { attempt } from './notices';
import type { View } from './router';
import type { State } from './state';
import type { CallSummary } from './wire';
import { outcomeWord } from './words';

/** Rows drawn at first, and more on demand: thousands of them would freeze a browser. */
const ROWS = 100;
const MOST_ROWS = 500;

const FILTERS: Readonly<Record<string, { label: string; holds(call: CallSummary): boolean }>> = {
	all: { label: 'All calls', holds: () => true },
	live: { label: 'Under way', holds: ({ state }) => state !== 'ended' },
	...Object.fromEntries(
		['answered', 'voicemail', 'busy', 'rejected', 'noAnswer', 'invalidNumber', 'failed'].map(
			(outcome) => [
				outcome,
				{
					label: outcomeWord(outcome).label,
					holds: (call: CallSummary) => call.state === 'ended' && call.phone === outcome,
				},
			],
		),
	),
};

/** The live list of calls, and one of them in full. */
export function callsView(state: State): View {
	const search = byId<HTMLInputElement>('calls-search');
	const filter = byId<HTMLSelectElement>('calls-filter');
	const more = byId<HTMLButtonElement>('calls-more');
	const none = byId('calls-none');
	const section = byId('view-calls');
	let selected = '';
	let rows = ROWS;
	const draw = keyedList<CallSummary>(
		byId('calls-list'),
		({ id }) => id,
		(call) => callRow(call, () => selected),
	);
	const detail = callDetail(byId('call-detail'));

	filter.append(
		...Object.entries(FILTERS).map(([value, { label }]) => h('option', { value }, label)),
	);
	function narrow() {
		rows = ROWS;
		render();
	}
	search.addEventListener('input', narrow);
	filter.addEventListener('change', narrow);
	more.addEventListener('click', () => {
		rows = Math.min(MOST_ROWS, rows + ROWS);
		render();
	});
	byId('calls-clear').addEventListener('click', () => {
		if (confirm('Forget all calls of this sandbox?'))
			void attempt('Not forgotten', () => remove('/calls'));
	});
	state.watchCalls((call) => {
		if (call === null) detail.forgotten();
		else if (call.id === selected) detail.changed();
	});

	function render() {
		const { holds } = FILTERS[filter.value] ?? FILTERS.all!;
		const found = state.calls.list().filter((call) => holds(call) && matches(call, search.value));
		draw(found.slice(0, rows));
		none.hidden = found.length > 0;
		setText(none, state.calls.seen() === 0 ? 'No calls yet.' : 'No call is like that.');
		more.hidden = found.length <= rows || rows >= MOST_ROWS;
		setText(more, `Show more of ${counted(found.length, 'call')}`);
	}
	return {
		render,
		open(id) {
			selected = id;
			section.classList.toggle('has-selection', id !== '');
			detail.show(id);
		},
	};
}
