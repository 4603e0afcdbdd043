import { phonePath, post } from './api';
import { attempt } from './notices';
import { hush } from './speech';
import type { PhoneInput } from './wire';

/** Has a phone do what a person wants of it; the person hears when it does not. */
export function act(callId: string, order: PhoneInput): Promise<boolean> {
	if (order.action === 'hangUp') hush();
	return attempt('The phone did not do that', () => post(phonePath(callId), order));
}
