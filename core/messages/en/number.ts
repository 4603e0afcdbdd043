/** What is said of a number that an earlier node has changed into something else. */
import type { Words } from '../message';

export const NUMBER_MESSAGES = {
	toIsCheck: (): Words => [
		'invalidRequest',
		'"To" holds the whole result of Validate E.164 and not a number.',
		'Choose the number in it, e.g. {{ $json.phoneCheck.e164 }} in n8n, msg.phone.e164 in Node-RED.',
		'to',
	],
} as const;
