import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { ViewProps } from '../state';
import { counted } from '../kit/format';
import { choosePhones } from './choose-phones';
import { PhoneCard } from './phone-card';
import { PhoneSwitches, TestCallForm } from './phones-controls';

const NOTHING_RINGS = (
	<div id="no-phones" class="empty">
		<div class="empty-phone" aria-hidden="true">
			<span />
		</div>
		<div>
			<h3>No phone is ringing</h3>
			<p>
				{
					'When your workflow places a call, the phone rings here. No real phone is called, and it costs nothing. '
				}
				<a href="#connect">Connect your workflow</a>, or try it at once:
			</p>
		</div>
	</div>
);

const keys = (text: string): VNode[] => [...text].map((key) => <kbd>{key}</kbd>);
const KEYS_HINT = (
	<p class="hint keys-hint">
		{'Keys, while a phone has the focus: '}
		{keys('A')}
		{' answer, '}
		{keys('R')}
		{' reject, '}
		{keys('V')}
		{' voicemail, '}
		{keys('L')}
		{' let it ring; in a call '}
		{keys('0')}–{keys('9')} {keys('*')} {keys('#')}
		{', and '}
		{keys('H')}
		{' to hang up.'}
	</p>
);

/** The phones that ring, and those just put down. */
export function PhonesView({ state }: ViewProps): VNode {
	const shown = useRef<readonly string[]>([]);
	const live = state.calls.live();
	const phones = choosePhones(shown.current, live, state.lingering, Date.now());
	shown.current = phones.map(({ id }) => id);
	const hidden = live.filter(({ id }) => !shown.current.includes(id)).length;
	return (
		<>
			<PhoneSwitches state={state} />
			<div id="phones" class="phones">
				{phones.map((call) => (
					<PhoneCard call={call} key={call.id} />
				))}
			</div>
			{hidden > 0 && (
				<p id="more-phones" class="hint">{`${counted(hidden, 'more phone')} in use.`}</p>
			)}
			{phones.length === 0 && NOTHING_RINGS}
			<TestCallForm state={state} />
			{KEYS_HINT}
		</>
	);
}
