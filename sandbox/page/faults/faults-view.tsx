import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { post, remove } from '../kit/api';
import { attempt } from '../kit/notices';
import { PROVIDERS } from '../kit/providers';
import type { FaultOrder } from '../kit/wire';
import type { State, ViewProps } from '../state';
import { strikesLeft, without } from './fault-orders';
import { FAULTS, type Fault } from './fault-words';

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

function FaultRow({ state, fault }: { state: State; fault: Fault }): VNode {
	const { title, what, dials } = FAULTS[fault];
	const times = useRef<HTMLInputElement>(null);
	const cells = PROVIDERS.map(({ id: provider, name }) => {
		const left = strikesLeft(state.faults, fault, provider);
		const toggle = (isOn: boolean) => {
			const count = Math.max(1, Math.trunc(Number(times.current?.value)) || 1);
			void order(state, { provider, fault, times: count }, isOn);
		};
		return (
			<label class="switch" key={provider}>
				<input
					type="checkbox"
					role="switch"
					aria-label={`${title} at ${name}`}
					checked={left > 0}
					onChange={({ currentTarget }) => toggle(currentTarget.checked)}
				/>
				<span>{name}</span>
				<span class="left">{left > 0 ? `${left} left` : ''}</span>
			</label>
		);
	});
	return (
		<li class="fault">
			<div class="fault-what">
				<b>{title}</b>
				<p>{what}</p>
				<p class="hint">{dials ? 'The phone rings all the same.' : 'No phone rings.'}</p>
			</div>
			<label class="times">
				<input
					type="number"
					min={1}
					max={MOST_TIMES}
					defaultValue={1}
					inputmode="numeric"
					ref={times}
				/>
				{' times'}
			</label>
			<div class="fault-cells">{cells}</div>
		</li>
	);
}

const switchOff = () => void attempt('Not switched off', () => remove('/faults'));

/** Every fault, switched on and off at each provider. */
export const FaultsView = ({ state }: ViewProps): VNode => (
	<>
		<div class="heading">
			<h2 id="title-faults">Faults</h2>
			<button type="button" id="faults-clear" class="plain" onClick={switchOff}>
				Switch all off
			</button>
		</div>
		<p class="hint">
			Make a provider misbehave and see what your workflow does. A fault strikes as often as you
			say, then it is gone.
		</p>
		<ul id="faults" class="faults">
			{(Object.keys(FAULTS) as Fault[]).map((fault) => (
				<FaultRow state={state} fault={fault} key={fault} />
			))}
		</ul>
	</>
);
