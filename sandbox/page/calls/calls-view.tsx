import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { matches, SHOWN, type Search, type Shown } from '../../calls/search';
import type { ViewProps } from '../state';
import { remove } from '../kit/api';
import { counted } from '../kit/format';
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

const heading = (narrow: (change: Partial<Search>) => void): VNode => (
	<div class="heading">
		<h2 id="title-calls">Calls</h2>
		<label class="search">
			<span class="sr-only">Find by number, reference or flow</span>
			<input
				type="search"
				id="calls-search"
				placeholder="Number, reference or flow"
				onInput={({ currentTarget }) => narrow({ find: currentTarget.value })}
			/>
		</label>
		<label>
			<span class="sr-only">Show only</span>
			<select
				id="calls-filter"
				onChange={({ currentTarget }) => narrow({ show: currentTarget.value as Shown })}
			>
				{SHOWN.map((value) => (
					<option value={value}>{labelOf(value)}</option>
				))}
			</select>
		</label>
		<button type="button" id="calls-clear" class="plain" onClick={forgetAll}>
			Forget all calls
		</button>
	</div>
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
	const list = (
		<div class="list-side">
			<ol id="calls-list" class="call-list">
				{found.slice(0, rows).map((call) => callRow(call, call.id === selected))}
			</ol>
			{found.length === 0 && (
				<p id="calls-none" class="hint">
					{older === undefined ? 'Looking…' : none}
				</p>
			)}
			{found.length > rows && rows < MOST_ROWS && (
				<button
					type="button"
					id="calls-more"
					class="plain"
					onClick={() => setRows(Math.min(MOST_ROWS, rows + ROWS))}
				>
					{more}
				</button>
			)}
		</div>
	);
	return (
		<div class={selected === '' ? 'calls' : 'calls has-selection'}>
			{heading(narrow)}
			<div class="split">
				{list}
				<CallSide id={selected} summary={calls.get(selected)} />
			</div>
		</div>
	);
}
