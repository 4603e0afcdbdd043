import type { PhoneInput } from '../kit/wire';

export const KEYPAD = [...'123456789*0#'];

const WHILE_RINGING: Readonly<Record<string, PhoneInput>> = {
	a: { action: 'answer' },
	r: { action: 'reject' },
	v: { action: 'voicemail' },
	l: { action: 'letRing' },
};

/** What a key of the keyboard means on a phone; undefined when nothing. */
export function orderOfKey(state: string, key: string): PhoneInput | undefined {
	const lower = key.toLowerCase();
	if (state === 'ringing')
		return Object.hasOwn(WHILE_RINGING, lower) ? WHILE_RINGING[lower] : undefined;
	if (state !== 'inCall') return undefined;
	if (lower === 'h') return { action: 'hangUp' };
	return KEYPAD.includes(key) ? { action: 'key', key } : undefined;
}
