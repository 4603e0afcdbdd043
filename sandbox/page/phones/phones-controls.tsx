import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { get, post } from '../kit/api';
import { attempt } from '../kit/notices';
import { prefer, preference } from '../kit/preferences';
import { hush, speech } from '../kit/speech';
import type { TestCall } from '../kit/wire';
import { outcomeWord } from '../kit/words';
import type { State } from '../state';
import { filledIn } from './test-call';

/** Numbers reserved for fiction, by the ending that decides what the phone does. */
const FICTIONAL = '+141555501';
/** Endings that show something on a phone; the others differ in the report alone. */
const TEST_ENDINGS = ['01', '02', '03', '04', '07'];

/** Has phones wait for a person, or not. */
async function pickUp(state: State, hold: boolean): Promise<void> {
	prefer('pick-up', hold ? 'on' : 'off');
	// shown at once; the sandbox's own word follows as an event
	state.hold = hold;
	if (!(await attempt('Not switched', () => post('/hold', { hold })))) state.hold = !hold;
	state.changed();
}

function readAloud(isOn: boolean): void {
	prefer('read-aloud', isOn ? 'on' : 'off');
	speech.isOn = isOn;
	if (!isOn) hush();
}

async function ringOne(state: State, flowId: string, ending: string): Promise<void> {
	const flow = state.flows.find(({ id }) => id === flowId);
	if (!flow) throw new Error('the sandbox has not told its flows yet');
	const call = await get<TestCall>(`/flows/${flow.id}/test-call`);
	const reference = `test-call-${Date.now().toString(36)}`;
	const { url, init } = filledIn(call, { to: FICTIONAL + ending, reference });
	const answer = await fetch(url, init);
	if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
}

const hintOf = ({ hold }: State): string =>
	hold
		? 'Phones wait for you until their ring time is over.'
		: 'The last two digits of a number decide what its phone does.';

const toggle = (
	label: string,
	attributes: Readonly<Record<string, unknown>>,
	change: (isOn: boolean) => void,
): VNode => (
	<label class="switch">
		<input
			type="checkbox"
			role="switch"
			{...attributes}
			onChange={({ currentTarget }) => change(currentTarget.checked)}
		/>
		<span>{label}</span>
	</label>
);

/** The heading of the phones, with who picks up and whether they are heard. */
export function PhoneSwitches({ state }: { state: State }): VNode {
	const [isRead, setRead] = useState(() => {
		speech.isOn = speech.isPossible && preference('read-aloud') === 'on';
		return speech.isOn;
	});
	return (
		<>
			<div class="heading">
				<h2 id="title-phones">Phones</h2>
				{toggle(
					'I pick up myself',
					{ id: 'pick-up', checked: state.hold },
					(isOn) => void pickUp(state, isOn),
				)}
				{toggle(
					'Read aloud',
					{ id: 'read-aloud', checked: isRead, disabled: !speech.isPossible },
					(isOn) => {
						readAloud(isOn);
						setRead(isOn);
					},
				)}
			</div>
			<p id="pick-up-hint" class="hint">
				{hintOf(state)}
			</p>
		</>
	);
}

/** Rings a phone at once, without a workflow. */
export function TestCallForm({ state }: { state: State }): VNode {
	const flow = useRef<HTMLSelectElement>(null);
	const ending = useRef<HTMLSelectElement>(null);
	function submit(event: Event) {
		event.preventDefault();
		void attempt('No phone rings', () =>
			ringOne(state, flow.current!.value, ending.current!.value),
		);
	}
	const published = state.flows.filter((each) => each.state === 'published');
	const outcomeOf = (each: string): string =>
		outcomeWord(state.about?.endings[each]?.outcome ?? each).label.toLowerCase();
	return (
		<form id="test-call" class="test-call" onSubmit={submit}>
			<label>
				{'Flow '}
				<select id="test-flow" ref={flow}>
					{published.map(({ id, name }) => (
						<option value={id} key={id}>
							{name}
						</option>
					))}
				</select>
			</label>
			<label id="test-ending-label" hidden={state.hold}>
				{'The phone will be '}
				<select id="test-ending" ref={ending}>
					{TEST_ENDINGS.map((each) => (
						<option value={each}>{outcomeOf(each)}</option>
					))}
				</select>
			</label>
			<button type="submit" class="primary">
				Ring a phone
			</button>
		</form>
	);
}
