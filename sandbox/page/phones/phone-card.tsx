import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
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
): VNode => (
	<button type="button" class={`round ${tone}`} aria-keyshortcuts={key} onClick={press}>
		<span class="disc">{icon(name)}</span>
		<span>{label}</span>
	</button>
);

function ringing({ id, attended }: CallSummary): VNode {
	const press = (order: PhoneInput) => () => void act(id, order);
	return (
		<div class="phone-body">
			<p class="phone-note">{attended && 'You let it ring.'}</p>
			<div class="phone-more">
				{roundButton('Let it ring', 'L', 'soft', 'bell', press({ action: 'letRing' }))}
				{roundButton('Voicemail', 'V', 'soft', 'mailbox', press({ action: 'voicemail' }))}
			</div>
			<div class="phone-answer">
				{roundButton('Reject', 'R', 'red hang', 'phone', press({ action: 'reject' }))}
				{roundButton('Answer', 'A', 'green', 'phone', press({ action: 'answer' }))}
			</div>
		</div>
	);
}

const ended = (call: CallSummary): VNode => (
	<div class="phone-body">
		<p class="phone-note big">{callWord(call).label}</p>
		<a href={`#calls/${encodeURIComponent(call.id)}`} class="phone-see">
			See what happened
		</a>
	</div>
);

const BODIES: Readonly<Record<CallSummary['state'], (call: CallSummary) => VNode>> = {
	placed: ended,
	ringing,
	inCall: (call) => <InCall call={call} />,
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
	return (
		<article
			class="phone"
			ref={phone}
			tabindex={0}
			aria-label={`Phone ${to}`}
			data-state={state}
			onKeyDown={(event: KeyboardEvent) => onKey(event, call)}
		>
			<p class="phone-owner">
				<span>{'Phone of '}</span>
				<b>{to}</b>
			</p>
			<div class="phone-screen">
				<p class="phone-line">{providerName(provider)}</p>
				<div class="avatar">{icon('phone')}</div>
				<p class="phone-headline">{HEADLINES[state]}</p>
				<p class="phone-caller">{from ?? 'Caller unknown'}</p>
				<p class="phone-flow">{flowName}</p>
				{BODIES[state](call)}
			</div>
		</article>
	);
}
