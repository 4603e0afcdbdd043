/** What a builder copies into the provider's own editor, with this account's address in it. */
import { tableOf, type ProviderId } from '../../../core/tables';

/** Null where the address travels with each call and nothing has to be set up. */
export function copyThis(provider: ProviderId | undefined, address: string): string | null {
	const posts = provider === undefined ? undefined : tableOf(provider).flowPosts;
	if (posts === undefined) return null;
	const { parameters, token, exits, further = {} } = posts;
	const body = (exit: string) =>
		`{${Object.entries({ token, exit, ...further })
			.map(([name, value]) => `"${name}": "${value}"`)
			.join(', ')}}`;
	return [
		...(parameters.length === 0 ? [] : [`API request, arguments: ${parameters.join(', ')}`, '']),
		`POST ${address}`,
		'Content-Type: application/json',
		...exits.map(([step, word]) => `${step}: ${body(word)}`),
	].join('\n');
}
