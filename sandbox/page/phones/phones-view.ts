import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { ViewProps } from '../state';
import { counted } from '../kit/format';
import { h, part, several } from '../kit/h';
import { choosePhones } from './choose-phones';
import { PhoneCard } from './phone-card';
import { PhoneSwitches, TestCallForm } from './phones-controls';

const NOTHING_RINGS = h(
	'div',
	{ id: 'no-phones', class: 'empty' },
	h('div', { class: 'empty-phone', 'aria-hidden': 'true' }, h('span')),
	h(
		'div',
		{},
		h('h3', {}, 'No phone is ringing'),
		h(
			'p',
			{},
			'When your workflow places a call, the phone rings here. No real phone is called, and it costs nothing. ',
			h('a', { href: '#connect' }, 'Connect your workflow'),
			', or try it at once:',
		),
	),
);

const keys = (text: string): VNode[] => [...text].map((key) => h('kbd', {}, key));
const KEYS_HINT = h(
	'p',
	{ class: 'hint keys-hint' },
	'Keys, while a phone has the focus: ',
	...keys('A'),
	' answer, ',
	...keys('R'),
	' reject, ',
	...keys('V'),
	' voicemail, ',
	...keys('L'),
	' let it ring; in a call ',
	...keys('0'),
	'–',
	...keys('9'),
	' ',
	...keys('*'),
	' ',
	...keys('#'),
	', and ',
	...keys('H'),
	' to hang up.',
);

/** The phones that ring, and those just put down. */
export function PhonesView({ state }: ViewProps): VNode {
	const shown = useRef<readonly string[]>([]);
	const live = state.calls.live();
	const phones = choosePhones(shown.current, live, state.lingering, Date.now());
	shown.current = phones.map(({ id }) => id);
	const hidden = live.filter(({ id }) => !shown.current.includes(id)).length;
	return several(
		part(PhoneSwitches, { state }),
		h(
			'div',
			{ id: 'phones', class: 'phones' },
			...phones.map((call) => part(PhoneCard, { call, key: call.id })),
		),
		hidden > 0 &&
			h('p', { id: 'more-phones', class: 'hint' }, `${counted(hidden, 'more phone')} in use.`),
		phones.length === 0 && NOTHING_RINGS,
		part(TestCallForm, { state }),
		KEYS_HINT,
	);
}
