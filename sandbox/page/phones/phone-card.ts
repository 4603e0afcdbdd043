import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { h, part } from '../kit/h';
import { icon, type IconName } from '../kit/icons';
import { providerName } from '../kit/providers';
import type { CallSummary, PhoneInput } from '../kit/wire';
import { callWord } from '../kit/words';
import { act } from './phone-actions';
import { InCall } from './phone-in-call';
import { orderOfKey } from './phone-keys';

const roundButton = (
	label: string,
	key: string,
	tone: string,
	name: IconName,
	press: () => void,
): VNode =>
	h(
		'button',
		{ type: 'button', class: `round ${tone}`, 'aria-keyshortcuts': key, onclick: press },
		h('span', { class: 'disc' }, icon(name)),
		h('span', {}, label),
	);

function ringing({ id, attended }: CallSummary): VNode {
	const press = (order: PhoneInput) => () => void act(id, order);
	return h(
		'div',
		{ class: 'phone-body' },
		h('p', { class: 'phone-note' }, attended && 'You let it ring.'),
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
	);
}

const ended = (call: CallSummary): VNode =>
	h(
		'div',
		{ class: 'phone-body' },
		h('p', { class: 'phone-note big' }, callWord(call).label),
		h(
			'a',
			{ href: `#calls/${encodeURIComponent(call.id)}`, class: 'phone-see' },
			'See what happened',
		),
	);

const BODIES: Readonly<Record<CallSummary['state'], (call: CallSummary) => VNode>> = {
	placed: ended,
	ringing,
	inCall: (call) => part(InCall, { call }),
	ended,
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
export function PhoneCard({ call }: { call: CallSummary }): VNode {
	const phone = useRef<HTMLElement>(null);
	const { to, state, provider, from, flowName } = call;
	const hadFocus = phone.current?.contains(document.activeElement) ?? false;
	useLayoutEffect(() => {
		// the button that was pressed is gone: the keyboard stays on this phone
		if (hadFocus && !phone.current!.contains(document.activeElement)) phone.current!.focus();
	}, [state]);
	return h(
		'article',
		{
			class: 'phone',
			ref: phone,
			tabindex: 0,
			'aria-label': `Phone ${to}`,
			'data-state': state,
			onkeydown: (event: KeyboardEvent) => onKey(event, call),
		},
		h('p', { class: 'phone-owner' }, h('span', {}, 'Phone of '), h('b', {}, to)),
		h(
			'div',
			{ class: 'phone-screen' },
			h('p', { class: 'phone-line' }, providerName(provider)),
			h('div', { class: 'avatar' }, icon('phone')),
			h('p', { class: 'phone-headline' }, HEADLINES[state]),
			h('p', { class: 'phone-caller' }, from ?? 'Caller unknown'),
			h('p', { class: 'phone-flow' }, flowName),
			BODIES[state](call),
		),
	);
}
