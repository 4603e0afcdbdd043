import { get, post } from '../kit/api';
import type { TestCall } from '../kit/wire';
import { byId, h, setText } from '../kit/dom';
import { attempt } from '../kit/notices';
import { prefer, preference } from '../kit/preferences';
import { hush, type Speech } from '../kit/speech';
import type { State } from '../kit/state';
import { filledIn } from './test-call';
import { outcomeWord } from '../kit/words';

/** Numbers reserved for fiction, by the ending that decides what the phone does. */
const FICTIONAL = '+141555501';
/** Endings that show something on a phone; the others differ in the report alone. */
const TEST_ENDINGS = ['01', '02', '03', '04', '07'];

function startPickUp(state: State): HTMLInputElement {
	const box = byId<HTMLInputElement>('pick-up');
	box.addEventListener('change', async () => {
		const hold = box.checked;
		prefer('pick-up', hold ? 'on' : 'off');
		// shown at once; the sandbox's own word follows as an event
		state.hold = hold;
		if (!(await attempt('Not switched', () => post('/hold', { hold })))) state.hold = !hold;
		state.changed();
	});
	return box;
}

function startReadAloud(speech: Speech): void {
	const box = byId<HTMLInputElement>('read-aloud');
	box.disabled = !speech.isPossible;
	box.checked = speech.isOn = speech.isPossible && preference('read-aloud') === 'on';
	box.addEventListener('change', () => {
		prefer('read-aloud', box.checked ? 'on' : 'off');
		speech.isOn = box.checked;
		if (!box.checked) hush();
	});
}

function drawEndings(state: State): void {
	const endings = TEST_ENDINGS.map((ending) => {
		const { outcome } = state.about?.endings[ending] ?? { outcome: '' };
		return h('option', { value: ending }, outcomeWord(outcome || ending).label.toLowerCase());
	});
	byId('test-ending').replaceChildren(...endings);
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

/** The switches and the form around the phones. */
export function startPhoneControls(state: State, speech: Speech): { render(): void } {
	const box = startPickUp(state);
	const flows = byId<HTMLSelectElement>('test-flow');
	const ending = byId<HTMLSelectElement>('test-ending');
	let drawnFor: unknown[] = [];
	startReadAloud(speech);
	byId('test-call').addEventListener('submit', (event) => {
		event.preventDefault();
		void attempt('No phone rings', () => ringOne(state, flows.value, ending.value));
	});
	return {
		render() {
			if (box.checked !== state.hold) box.checked = state.hold;
			setText(byId('pick-up-hint'), hintOf(state));
			byId('test-ending-label').hidden = state.hold;
			if (drawnFor[0] === state.flows && drawnFor[1] === state.about) return;
			drawnFor = [state.flows, state.about];
			const published = state.flows.filter((flow) => flow.state === 'published');
			flows.replaceChildren(...published.map(({ id, name }) => h('option', { value: id }, name)));
			drawEndings(state);
		},
	};
}
