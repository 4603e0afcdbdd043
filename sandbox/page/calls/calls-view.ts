import { remove } from '../kit/api';
import { matches, SHOWN, type Search, type Shown } from '../../calls/search';
import { callDetail } from './call-detail';
import { callRow } from './call-row';
import { searchOlder } from './older-calls';
import { byId, h, keyedList, setText } from '../kit/dom';
import { counted } from '../kit/format';
import { attempt } from '../kit/notices';
import type { View } from '../kit/router';
import type { State } from '../kit/state';
import type { CallSummary } from '../kit/wire';
import { outcomeWord } from '../kit/words';

/** Rows drawn at first, and more on demand: thousands of them would freeze a browser. */
const ROWS = 100;
const MOST_ROWS = 500;

const labelOf = (shown: Shown): string =>
	shown === 'all' ? 'All calls' : shown === 'live' ? 'Under way' : outcomeWord(shown).label;

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

	filter.append(...SHOWN.map((value) => h('option', { value }, labelOf(value))));
	const older = searchOlder(state, render);
	const wanted = (): Search => ({ find: search.value, show: filter.value as Shown });
	function noneText(): string {
		if (older.isLooking()) return 'Looking…';
		return state.calls.seen() === 0 ? 'No calls yet.' : 'No call is like that.';
	}
	function narrow() {
		rows = ROWS;
		older.look(wanted());
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
		if (call === null) {
			older.forget();
			detail.forgotten();
		} else if (call.id === selected) detail.changed();
	});

	function render() {
		const known = state.calls.list().filter((call) => matches(call, wanted()));
		const found = [...known, ...older.found().filter(({ id }) => !state.calls.get(id))];
		draw(found.slice(0, rows));
		none.hidden = found.length > 0;
		setText(none, noneText());
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
