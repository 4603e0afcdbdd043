import { post, remove } from '../kit/api';
import { byId, h, setText } from '../kit/dom';
import { strikesLeft, without } from './fault-orders';
import { FAULTS, type Fault } from './fault-words';
import { attempt } from '../kit/notices';
import type { View } from '../kit/router';
import type { State } from '../kit/state';
import type { FaultOrder } from '../kit/wire';
import { PROVIDERS } from '../kit/providers';

const MOST_TIMES = 1_000_000;

/** Switches a fault on or off. It shows at once; the sandbox's own list follows as an event. */
async function order(state: State, wanted: FaultOrder, isOn: boolean): Promise<void> {
	const before = state.faults;
	const { provider, fault } = wanted;
	state.faults = isOn ? [...before, wanted] : without(before, fault, provider);
	const done = await attempt('Not switched', () =>
		isOn ? post('/faults', wanted) : remove(`/faults?provider=${provider}&fault=${fault}`),
	);
	if (!done) state.faults = before;
	state.changed();
}

interface Row {
	readonly element: HTMLElement;
	render(): void;
}

function faultRow(state: State, fault: Fault): Row {
	const { title, what, dials } = FAULTS[fault];
	const times = h('input', {
		type: 'number',
		min: 1,
		max: MOST_TIMES,
		value: 1,
		inputmode: 'numeric',
	});
	const cells = PROVIDERS.map(({ id: provider, name }) => {
		const box = h('input', { type: 'checkbox', role: 'switch' });
		const left = h('span', { class: 'left' });
		box.setAttribute('aria-label', `${title} at ${name}`);
		box.addEventListener('change', () => {
			const count = Math.max(1, Math.trunc(Number(times.value)) || 1);
			void order(state, { provider, fault, times: count }, box.checked);
		});
		const element = h('label', { class: 'switch' }, box, h('span', {}, name), left);
		return { provider, box, left, element };
	});
	return {
		element: h(
			'li',
			{ class: 'fault' },
			h(
				'div',
				{ class: 'fault-what' },
				h('b', {}, title),
				h('p', {}, what),
				h('p', { class: 'hint' }, dials ? 'The phone rings all the same.' : 'No phone rings.'),
			),
			h('label', { class: 'times' }, times, ' times'),
			h('div', { class: 'fault-cells' }, ...cells.map(({ element }) => element)),
		),
		render() {
			for (const { provider, box, left } of cells) {
				const count = strikesLeft(state.faults, fault, provider);
				box.checked = count > 0;
				setText(left, count > 0 ? `${count} left` : '');
			}
		},
	};
}

/** Every fault, switched on and off at each provider. */
export function faultsView(state: State): View {
	const rows = (Object.keys(FAULTS) as Fault[]).map((fault) => faultRow(state, fault));
	byId('faults').append(h('ul', { class: 'faults' }, ...rows.map(({ element }) => element)));
	byId('faults-clear').addEventListener('click', () => {
		void attempt('Not switched off', () => remove('/faults'));
	});
	return {
		render() {
			for (const row of rows) row.render();
		},
	};
}
