import { h, setText, type Kept } from '../kit/dom';
import { icon, type IconName } from '../kit/icons';
import { act } from './phone-actions';
import { orderOfKey } from './phone-keys';
import { inCallScreen } from './phone-in-call';
import type { Screen } from './phone-screen';
import type { CallSummary, PhoneInput } from '../kit/wire';
import { providerName } from '../kit/providers';
import { callWord } from '../kit/words';

const roundButton = (
	label: string,
	key: string,
	tone: string,
	name: IconName,
	press: () => void,
): HTMLElement =>
	h(
		'button',
		{ type: 'button', class: `round ${tone}`, 'aria-keyshortcuts': key, onclick: press },
		h('span', { class: 'disc' }, icon(name)),
		h('span', {}, label),
	);

function ringingScreen(call: CallSummary): Screen {
	const press = (order: PhoneInput) => () => void act(call.id, order);
	const note = h('p', { class: 'phone-note' });
	return {
		nodes: [
			note,
			h(
				'div',
				{ class: 'phone-more' },
				roundButton('Let it ring', 'L', 'soft', 'bell', press({ action: 'letRing' })),
				roundButton('Voicemail', 'V', 'soft', 'mailbox', press({ action: 'voicemail' })),
			),
			h(
				'div',
				{ class: 'phone-answer' },
				roundButton('Reject', 'R', 'red hang', 'phone', press({ action: 'reject' })),
				roundButton('Answer', 'A', 'green', 'phone', press({ action: 'answer' })),
			),
		],
		update: ({ attended }) => setText(note, attended ? 'You let it ring.' : ''),
	};
}

function endedScreen({ id }: CallSummary): Screen {
	const note = h('p', { class: 'phone-note big' });
	const link = h(
		'a',
		{ href: `#calls/${encodeURIComponent(id)}`, class: 'phone-see' },
		'See what happened',
	);
	return {
		nodes: [note, link],
		update: (call) => setText(note, callWord(call).label),
	};
}

const SCREENS: Readonly<Record<CallSummary['state'], (call: CallSummary) => Screen>> = {
	placed: endedScreen,
	ringing: ringingScreen,
	inCall: inCallScreen,
	ended: endedScreen,
};

const HEADLINES: Readonly<Record<CallSummary['state'], string>> = {
	placed: 'Dialling…',
	ringing: 'Incoming call',
	inCall: 'On the phone',
	ended: 'Call over',
};

/** Keys act on the phone that has the focus, except where a text is being typed. */
function onKey(event: KeyboardEvent, call: CallSummary): void {
	if (event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.target instanceof HTMLInputElement) return;
	const order = orderOfKey(call.state, event.key);
	if (!order) return;
	event.preventDefault();
	void act(call.id, order);
}

/** A phone on the table: it rings, is picked up, speaks, takes keys, is hung up. */
export function phoneCard(first: CallSummary): Kept<CallSummary> {
	let call = first;
	let screen: Screen | undefined;
	let state: string | undefined;
	const headline = h('p', { class: 'phone-headline' });
	const body = h('div', { class: 'phone-body' });
	const caller = first.from ?? 'Caller unknown';
	const element = h(
		'article',
		{
			class: 'phone',
			tabindex: 0,
			'aria-label': `Phone ${first.to}`,
			onkeydown: (event) => onKey(event as KeyboardEvent, call),
		},
		h('p', { class: 'phone-owner' }, h('span', {}, 'Phone of '), h('b', {}, first.to)),
		h(
			'div',
			{ class: 'phone-screen' },
			h('p', { class: 'phone-line' }, providerName(first.provider)),
			h('div', { class: 'avatar' }, icon('phone')),
			headline,
			h('p', { class: 'phone-caller' }, caller),
			h('p', { class: 'phone-flow' }, first.flowName),
			body,
		),
	);

	function enter(next: CallSummary) {
		const hadFocus = element.contains(document.activeElement);
		screen = SCREENS[next.state](next);
		body.replaceChildren(...screen.nodes);
		// the button that was pressed is gone: the keyboard stays on this phone
		if (hadFocus) element.focus();
		setText(headline, HEADLINES[next.state]);
		element.dataset.state = next.state;
		state = next.state;
	}
	return {
		element,
		update(next) {
			call = next;
			if (next.state !== state) enter(next);
			screen?.update(next);
		},
	};
}
