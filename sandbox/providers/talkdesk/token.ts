/**
 * Talkdesk's token endpoint, client credentials only (Talkdesk API reference, "Client
 * Credentials" with Basic and with a signed JWT; errors as in "STS token").
 */
import { randomBytes } from 'node:crypto';
import { ACCOUNT } from './credentials';
import type { TalkdeskOptions } from './options';
import { header, isForm, type Received, type Reply, type Route } from '../../server/http';
import type { Context } from '../../engine/context';
import { createAssertionChecker } from './assertion';

export const TOKEN_PATH = '/oauth/token';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

interface Token {
	readonly untilMs: number;
	readonly scopes: readonly string[];
}

export interface TokenEndpoint {
	readonly route: Route;
	/** The scopes of a request's bearer token; undefined when it has no valid one. */
	scopesOf(received: Received): readonly string[] | undefined;
}

const refuse = (status: 400 | 401, error: string, description: string): Reply => ({
	status,
	headers: { 'cache-control': 'no-store' },
	body: { error, error_description: description },
});

export function createTokenEndpoint(
	context: Context<TalkdeskOptions>,
	rootPath: string,
): TokenEndpoint {
	const { clientId, clientSecret, scopes: granted } = ACCOUNT;
	const tokens = new Map<string, Token>();
	const assertions = createAssertionChecker(
		() => context.clock.nowMs(),
		() => context.options.talkdeskPublicKey,
	);

	/** Why the client is not who it says it is; undefined when it is. */
	function unknownClient(received: Received, form: URLSearchParams): Reply | undefined {
		const [scheme = '', basic = ''] = (header(received, 'authorization') ?? '').split(' ');
		const assertion = form.get('client_assertion');
		if (assertion !== null) {
			if (scheme !== '')
				return refuse(400, 'invalid_request', 'use either Basic or client_assertion, not both');
			if (form.get('client_assertion_type') !== ASSERTION_TYPE)
				return refuse(400, 'invalid_request', `client_assertion_type must be ${ASSERTION_TYPE}`);
			const wrong = assertions.refuse(assertion, received.origin + rootPath + TOKEN_PATH);
			return wrong === undefined ? undefined : refuse(401, 'invalid_client', wrong);
		}
		const given = Buffer.from(basic, 'base64').toString('utf8');
		if (scheme.toLowerCase() === 'basic' && given === `${clientId}:${clientSecret}`)
			return undefined;
		return refuse(401, 'invalid_client', 'unknown client id or wrong secret');
	}

	function issue(scopes: readonly string[]): Reply {
		const nowMs = context.clock.monotonicMs();
		for (const [old, { untilMs }] of tokens) if (untilMs <= nowMs) tokens.delete(old);
		const lifeSeconds = context.options.tokenLifeSeconds;
		const token = randomBytes(24).toString('base64url');
		tokens.set(token, { untilMs: nowMs + lifeSeconds * 1_000, scopes });
		return {
			status: 200,
			headers: { 'cache-control': 'no-store' },
			body: {
				access_token: token,
				token_type: 'Bearer',
				expires_in: lifeSeconds,
				scope: scopes.join(' '),
			},
		};
	}

	return {
		route: {
			method: 'POST',
			path: TOKEN_PATH,
			handle(received) {
				if (!isForm(received))
					return refuse(400, 'invalid_request', 'send a form, not another content type');
				const form = new URLSearchParams(received.body);
				const grant = form.get('grant_type');
				if (grant === null) return refuse(400, 'invalid_request', 'grant_type is missing');
				if (grant !== 'client_credentials')
					return refuse(400, 'unsupported_grant_type', 'only client_credentials is emulated');
				const stranger = unknownClient(received, form);
				if (stranger) return stranger;
				const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
				const foreign = asked.find((scope) => !granted.some((own) => own === scope));
				if (foreign !== undefined)
					return refuse(400, 'invalid_scope', 'a scope was not granted to this client');
				return issue(asked.length > 0 ? asked : granted);
			},
		},
		scopesOf(received) {
			const [scheme = '', token = ''] = (header(received, 'authorization') ?? '').split(' ');
			const known = scheme.toLowerCase() === 'bearer' ? tokens.get(token) : undefined;
			return known && known.untilMs > context.clock.monotonicMs() ? known.scopes : undefined;
		},
	};
}
