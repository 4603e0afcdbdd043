import { authenticated, check, providers, type HttpRequest } from '../../../core';
import { fakeClock, scriptedTransport, type Answer } from '../../support/fakes';
import { ACCOUNTS } from '../samples';

export const TOKEN_URL = 'https://acme.talkdeskid.com/oauth/token';
/** Any request that needs an access token. */
export const FLOW: HttpRequest = {
	method: 'POST',
	url: 'https://api.talkdeskapp.com/flows/f/interactions',
	headers: { 'x-other': 'kept' },
	body: { json: {} },
	timeoutMs: 30_000,
};
/** The answer of a token endpoint. */
export const token = (value: string, expiresIn?: unknown): Answer => ({
	status: 200,
	body: { access_token: value, token_type: 'Bearer', expires_in: expiresIn, scope: 'x' },
});
export const ACCEPTED: Answer = { status: 202, body: { interaction_id: 'c-1' } };

/** A transport that signs in as a Talkdesk account, against answers in order. */
export function setUp(answers: Answer[], account: object = {}) {
	const clock = fakeClock();
	const inner = scriptedTransport(...answers);
	const checked = check(providers.talkdesk.account, { ...ACCOUNTS.talkdesk, ...account });
	const transport = authenticated(providers.talkdesk, checked, inner, clock);
	const tokensAsked = () => inner.asked.filter(({ url }) => url === TOKEN_URL).length;
	const bearers = () =>
		inner.asked.filter(({ url }) => url !== TOKEN_URL).map(({ headers }) => headers.authorization);
	return { clock, inner, transport, tokensAsked, bearers };
}
