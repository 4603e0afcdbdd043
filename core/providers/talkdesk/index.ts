/**
 * Talkdesk Studio, Flows API: starts the published version of a flow.
 * Sources: docs.talkdesk.com (Flows API, OAuth client credentials with Basic and with JWT,
 * regions), studio.talkdesk.com (API flows, Make outbound call); read 2026-11-21.
 *
 * The number to call is not a field of the API: it is an argument of the flow. Talkdesk
 * reports nothing by itself either: the flow posts `{token, exit}` to `result_url` from each
 * of its exits, so the report is a contract of our own (docs/results.md).
 */
import { z } from 'zod/v4';
import {
	oneOf,
	optionalAddress,
	optionalBase,
	optionalText,
	requiredText,
	say,
} from '../../messages/fields';
import { textOf } from '../../base/json';
import { MESSAGES } from '../../messages';
import { kindOfStatus } from '../../base/errors';
import { exitInReport } from './studio-exit';
import * as report from './studio-report';
import { argumentsOf, flowIdOf } from './flow-request';
import { defineProvider, type CallInput } from '../contract';
import { answerWithId } from '../start-answer';
import { flowPost } from '../flow-post';
import { SANDBOX_URL } from '../sandbox-address';
import { TALKDESK_REGIONS, table } from './table';

const SCOPE = 'flows-interactions:start';

/** Flows API, error responses: 413, a request that is too large, beside those of every provider. */
const REFUSALS = [413];

/** When the results of an account are looked up in its report: `auto` means if its token allows it. */
const LOOK_UP_CHOICES = ['auto', 'on', 'off'] as const;

const account = z
	.object({
		account: optionalText('account').refine(
			(name) => name === undefined || /^[a-z\d-]+$/i.test(name),
			say(() =>
				MESSAGES.wrongType('account', {
					en: 'the name alone, such as acme in acme.mytalkdesk.com',
					de: 'der Name allein, etwa acme in acme.mytalkdesk.com',
					fr: 'le nom seul, p. ex. acme dans acme.mytalkdesk.com',
				}),
			),
		),
		region: oneOf('region', ['us', 'eu', 'ca', 'sandbox', 'custom']),
		apiBaseUrl: optionalBase('apiBaseUrl'),
		accessTokenUrl: optionalAddress('accessTokenUrl'),
		sandboxUrl: optionalBase('sandboxUrl'),
		clientId: requiredText('clientId'),
		clientSecret: optionalText('clientSecret'),
		keyId: optionalText('keyId'),
		privateKey: optionalText('privateKey'),
		scope: optionalText('scope'),
		lookUp: oneOf('lookUp', LOOK_UP_CHOICES).optional(),
	})
	.transform((value) => {
		const base = apiBase(value);
		return { ...value, apiBase: base, tokenUrl: tokenUrl(value, base) };
	});
type Account = z.infer<typeof account>;

interface Addresses {
	account?: string;
	region: 'us' | 'eu' | 'ca' | 'sandbox' | 'custom';
	apiBaseUrl?: string;
	accessTokenUrl?: string;
	sandboxUrl?: string;
}

function apiBase({ region, apiBaseUrl, sandboxUrl }: Addresses): string {
	if (region === 'sandbox') return apiBaseUrl ?? `${sandboxUrl ?? SANDBOX_URL}/talkdesk`;
	return region === 'custom' ? (apiBaseUrl ?? '') : TALKDESK_REGIONS[region].api;
}

function tokenUrl({ region, account: name, accessTokenUrl }: Addresses, base: string): string {
	if (region === 'sandbox') return accessTokenUrl ?? `${base}/oauth/token`;
	if (region === 'custom') return accessTokenUrl ?? '';
	return name === undefined
		? ''
		: `https://${encodeURIComponent(name)}.${TALKDESK_REGIONS[region].identity}/oauth/token`;
}

const post = flowPost('interaction_id');

export const talkdesk = defineProvider<Account>(table, {
	source: 'docs.talkdesk.com/reference/flows-api-ref',
	account: account.superRefine((value, context) => {
		const missing = missingOf(value);
		if (missing)
			context.addIssue({ code: 'custom', message: JSON.stringify(MESSAGES.missing(missing)) });
	}),
	request: z.custom<CallInput>(),
	auth: {
		kind: 'oauth2-client-credentials',
		tokenUrl: (value) => value.tokenUrl,
		scope: scopeOf,
		client: ({ clientId, clientSecret, keyId, privateKey }) =>
			privateKey !== undefined
				? { kind: 'private-key-jwt', clientId, keyId: keyId ?? '', privateKey }
				: { kind: 'basic', clientId, clientSecret: clientSecret ?? '' },
	},
	limits: {
		starts: {
			requests: 2,
			perMs: 1_000,
			source: 'studio.talkdesk.com, "Sending Voice Notifications to Contacts via API Request"',
		},
	},
	hints: {
		unauthorized: {
			en: 'At Talkdesk, a scope that was added a moment ago needs some minutes.',
			de: 'Bei Talkdesk wirkt ein neu hinzugefügter Scope erst nach einigen Minuten.',
			fr: 'Chez Talkdesk, une portée qui vient d’être ajoutée met quelques minutes à agir.',
		},
		forbidden: {
			en: `At Talkdesk, the OAuth client needs the scope ${SCOPE}.`,
			de: `Bei Talkdesk braucht der OAuth-Client den Scope ${SCOPE}.`,
			fr: `Chez Talkdesk, le client OAuth a besoin de la portée ${SCOPE}.`,
		},
	},
	exits: post.exits,
	callback: post.callback,

	executionReport: {
		scopes: report.REPORT_SCOPES,
		order: report.reportJobRequest,
		status: report.reportStatusRequest,
		file: report.reportFileRequest,
		read: report.readReportAnswer,
		exitOf: exitInReport,
	},

	baseUrl: (value) => value.apiBase,

	start: {
		toHttp: (request, value, result) => ({
			method: 'POST',
			path: `/flows/${encodeURIComponent(flowIdOf(request.flowId, value.apiBase))}/interactions`,
			body: { json: argumentsOf(request, result) },
		}),

		read: (response) =>
			answerWithId(response, 'interaction_id', (fields) => {
				return {
					kind: kindOfStatus(response.status, REFUSALS),
					providerCode: textOf(fields.code),
					reason: [fields.message, fields.description].map(textOf).filter(Boolean).join('. '),
				};
			}),
	},
});

/** The scopes to ask for: those typed, else what starts flows and, where it is wished, reads the report. */
function scopeOf({ scope, lookUp }: Account): string {
	const { POST, GET } = report.REPORT_SCOPES;
	return scope ?? (lookUp === 'on' ? `${SCOPE} ${POST} ${GET}` : SCOPE);
}

function missingOf(value: Account): string | undefined {
	if (value.region === 'custom' && value.apiBaseUrl === undefined) return 'apiBaseUrl';
	if (value.region === 'custom' && value.accessTokenUrl === undefined) return 'accessTokenUrl';
	if (value.tokenUrl === '') return 'account';
	if (value.clientSecret === undefined && value.privateKey === undefined) return 'clientSecret';
	return value.privateKey !== undefined && value.keyId === undefined ? 'keyId' : undefined;
}
