import { phonePath, post } from '../kit/api';
import { attempt } from '../kit/notices';
import { hush } from '../kit/speech';
import type { PhoneInput } from '../kit/wire';

/** Has a phone do what a person wants of it; the person hears when it does not. */
export function act(callId: string, order: PhoneInput): Promise<boolean> {
	if (order.action === 'hangUp') hush();
	return attempt('The phone did not do that', () => post(phonePath(callId), order));
}
