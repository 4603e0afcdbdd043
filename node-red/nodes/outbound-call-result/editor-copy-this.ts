/** What a builder copies into the provider's own editor, with this account's address in it. */
import type { ProviderId } from '../../editor/providers';

/** Exits of Talkdesk's "Make outbound call", and the word to post from each; a test compares them with the core's. */
export const TALKDESK_EXITS = [
	['Answered', 'answered'],
	['Busy', 'busy'],
	['No Answer', 'no_answer'],
	['Invalid number', 'invalid_number'],
	['Error', 'failed'],
] as const;

/** Null where the address travels with each call and nothing has to be set up. */
export function copyThis(provider: ProviderId | undefined, address: string): string | null {
	if (provider !== 'talkdesk') return null;
	const bodies = TALKDESK_EXITS.map(
		([exit, word]) => `${exit}: {"token": "<result_token>", "exit": "${word}"}`,
	);
	return [
		'API request, arguments: customer_number, result_url, result_token',
		'',
		`POST ${address}`,
		'Content-Type: application/json',
		...bodies,
	].join('\n');
}
