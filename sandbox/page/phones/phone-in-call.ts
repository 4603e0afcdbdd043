import { h, setText } from '../kit/dom';
import { icon } from '../kit/icons';
import { act } from './phone-actions';
import { KEYPAD } from './phone-keys';
import type { Screen } from './phone-screen';
import type { CallSummary } from '../kit/wire';

/** Texts of the flow that stay on the screen. */
const MAX_LINES = 4;

function keypad(callId: string): HTMLElement {
	const press = (key: string) => () => void act(callId, { action: 'key', key });
	return h(
		'div',
		{ class: 'keypad', role: 'group', 'aria-label': 'Keypad' },
		...KEYPAD.map((key) => h('button', { type: 'button', onclick: press(key) }, key)),
	);
}

function sayForm(callId: string): HTMLFormElement {
	const input = h('input', { type: 'text', maxlength: 1000, 'aria-label': 'Say something' });
	input.placeholder = 'Say something';
	const form = h('form', { class: 'say' }, input, h('button', { type: 'submit' }, 'Say'));
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const text = input.value.trim();
		if (text === '') return;
		input.value = '';
		void act(callId, { action: 'say', text });
	});
	return form;
}

function prompt({ gathering, keysAhead }: CallSummary): string {
	if (gathering === null) return keysAhead === '' ? '' : `Pressed: ${keysAhead}`;
	if (gathering.kind === 'speech')
		return ['The flow is listening.', keysAhead && `Pressed: ${keysAhead}`].join(' ').trim();
	const { digits, maxDigits } = gathering;
	if (digits !== '') return `Pressed: ${digits}`;
	return maxDigits === 1 ? 'The flow waits for a key.' : 'The flow waits for keys.';
}

/** What is said stands there as it is said; keys and voice answer it. */
export function inCallScreen(call: CallSummary): Screen {
	const lines = h('div', { class: 'lines', role: 'log', 'aria-label': 'What is said' });
	const wanted = h('p', { class: 'phone-note', role: 'status' });
	const say = sayForm(call.id);
	const keys = keypad(call.id);
	let last: string | null = null;
	return {
		nodes: [
			lines,
			wanted,
			say,
			keys,
			h(
				'button',
				{
					type: 'button',
					class: 'hang-up',
					'aria-keyshortcuts': 'H',
					onclick: () => void act(call.id, { action: 'hangUp' }),
				},
				icon('phone'),
				'Hang up',
			),
		],
		update(now) {
			const { spoken, gathering } = now;
			if (spoken !== last && spoken !== null) {
				lines.append(h('p', {}, spoken));
				while (lines.childElementCount > MAX_LINES) lines.firstElementChild?.remove();
				lines.scrollTop = lines.scrollHeight;
			}
			last = spoken;
			setText(wanted, prompt(now));
			keys.classList.toggle('wanted', gathering?.kind === 'digits');
			say.hidden = gathering?.kind !== 'speech';
		},
	};
}
