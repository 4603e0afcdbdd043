/**
 * jambonz: starts an application of an account with an outbound call.
 * Sources: github.com/jambonz, jambonz-api-server 0.9.6 (accounts.js, phone-numbers.js) and
 * jambonz-feature-server 0.9.8 (create-call.js, rest_dial.js, http-requestor.js); npm @jambonz/sdk
 * 0.10.1, @jambonz/realtimedb-helpers 0.8.21; read 2026-11-29.
 *
 * A call that names an application gets the application's own hooks, whatever it asks for. So
 * reports go to one address for all calls, set once, and the token travels in `tag`, which every
 * report brings back as `customerData`. Only the hook of the machine detection is the call's own.
 */
import { USES } from '../../messages/expected';
import { z } from 'zod/v4';
import { isRecord, textOf } from '../../base/json';
import { kindOfStatus } from '../../base/errors';
import { MESSAGES, fault } from '../../messages';
import { e164, requiredText, say, seconds } from '../../messages/fields';
import { validatePhoneNumber } from '../../phone';
import { wordFor } from '../../result/exits';
import { accountSchema, baseUrlOf, type TableAccount } from '../account';
import { defineProvider, type CallInput, type ListEntry, type ResultAddress } from '../contract';
import { answerWithId } from '../start-answer';
import { timedSignature } from '../signature';
import { SIP_EXITS } from '../sip';
import { EXITS, MACHINE, read, readCall, tokenIn } from './report';
import { table } from './table';

type Account = TableAccount & {
	readonly accountSid: string;
	readonly apiKey: string;
	readonly webhookKey?: string;
	readonly machineDetection?: string;
};

/** SIP itself gives up after three minutes (RFC 3261, 16.6, timer C); jambonz names no limit. */
const RING_SECONDS = { from: 1, to: 180 } as const;

/** The feature server takes 36 characters, and an application's SID is a UUID. */
const SID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const request = z.looseObject({
	flowId: requiredText('flowId').regex(
		SID,
		say(() =>
			MESSAGES.wrongType('flowId', {
				en: 'the SID of a jambonz application, 36 characters long',
				de: 'die SID einer Anwendung in jambonz, 36 Zeichen lang',
				fr: 'le SID d’une application jambonz, long de 36 caractères',
			}),
		),
	),
	from: e164('from'),
	ringSeconds: seconds(
		'ringSeconds',
		RING_SECONDS.from,
		RING_SECONDS.to,
		table.displayName,
	).optional(),
}) as unknown as z.ZodType<CallInput>;

/** Its answer to an application that it does not have; the words are all that tells it from others. */
const ABOUT_THE_APPLICATION = /application_sid not found/i;
/** No feature server is there to call: it says so before it looks at the call. */
const NOBODY_CALLS = 480;

const SIGNATURE = 'jambonz-signature';

const accountPath = ({ accountSid }: Account): string =>
	`/v1/Accounts/${encodeURIComponent(accountSid)}`;

export const jambonz = defineProvider<Account>(table, {
	source: 'docs.jambonz.org/reference/rest-call-control/calls/create-call',
	account: accountSchema(table) as z.ZodType<Account>,
	request,
	auth: { kind: 'headers', headers: ({ apiKey }) => ({ authorization: `Bearer ${apiKey}` }) },
	hints: {
		unauthorized: {
			en: 'The API key stands in the jambonz portal, under Account > API keys.',
			de: 'Der API-Schlüssel steht im Portal von jambonz unter Account > API keys.',
			fr: 'La clé API se trouve dans le portail jambonz, sous Account > API keys.',
		},
		forbidden: {
			en: 'At jambonz, the API key has to belong to the account of "Account SID".',
			de: 'Bei jambonz muss der API-Schlüssel zum Konto der „Konto-SID“ gehören.',
			fr: 'Chez jambonz, la clé API doit appartenir au compte du «\u00a0SID du compte\u00a0».',
		},
		flowNotFound: {
			en: 'At jambonz, "Flow ID" is the SID of an application; the base address of a server of your own may have to end in /api.',
			de: 'Bei jambonz ist die „Flow-ID“ die SID einer Anwendung; die Basisadresse eines eigenen Servers muss eventuell auf /api enden.',
			fr: 'Chez jambonz, l’«\u00a0ID du flux\u00a0» est le SID d’une application\u00a0; l’adresse de base d’un serveur à vous doit parfois se terminer par /api.',
		},
	},
	exits: EXITS,

	baseUrl: baseUrlOf(table),

	start: {
		toHttp: (call, account, result) => ({
			method: 'POST',
			path: `${accountPath(account)}/Calls`,
			body: {
				json: {
					application_sid: call.flowId,
					from: call.from,
					to: { type: 'phone', number: call.to },
					tag: tagOf(call, result),
					...(call.ringSeconds === undefined ? {} : { timeout: call.ringSeconds }),
					...(account.machineDetection === 'on' && result
						? { amd: { actionHook: result.url + table.statusHook.fragment } }
						: {}),
				},
			},
		}),

		read: (response) =>
			answerWithId(response, 'sid', (fields) => {
				const reason = textOf(fields.msg);
				const kind = kindOfStatus(response.status, [NOBODY_CALLS]);
				const isUnknown = kind === 'refused' && ABOUT_THE_APPLICATION.test(reason ?? '');
				return { kind: isUnknown ? 'flowNotFound' : kind, reason };
			}),
	},

	callback: {
		tokenIn,

		signature: {
			header: SIGNATURE,
			key: ({ webhookKey }) => webhookKey,
			verify: timedSignature({
				header: SIGNATURE,
				pattern: /^t=(\d{1,12}),v1=([0-9a-f]{64})$/i,
				unitMs: 1_000,
				signed: (time, rawBody) => `${time}.${rawBody}`,
			}),
		},

		read,

		example(exit) {
			if (exit === 'invalidNumber') {
				const sip_status = Number(wordFor(SIP_EXITS, exit));
				return { method: 'POST', token: 'body', fields: { call_status: 'failed', sip_status } };
			}
			const word = wordFor(EXITS, exit);
			if (word === undefined) return null;
			const fields =
				word === MACHINE ? { type: word, call_status: 'in-progress' } : { call_status: word };
			return { method: 'POST', token: 'body', fields };
		},
	},

	ask: {
		request: (account, callId) => ({
			method: 'GET',
			path: `${accountPath(account)}/Calls/${encodeURIComponent(callId)}`,
		}),
		read: ({ body }) => readCall(body),
	},

	lists: {
		flows: {
			request: (account) => ({ method: 'GET', path: `${accountPath(account)}/Applications` }),
			read: ({ body }) =>
				rowsIn(body)?.flatMap((application): ListEntry[] => {
					const value = textOf(application.application_sid);
					return value === undefined ? [] : [{ value, label: labelOf(application, value) }];
				}),
		},
		callers: {
			request: ({ accountSid }) => ({
				method: 'GET',
				path: `/v1/PhoneNumbers?account_sid=${encodeURIComponent(accountSid)}`,
			}),
			read: ({ body }) =>
				rowsIn(body)?.flatMap((row): ListEntry[] => {
					// stored as carriers send it, mostly without a plus sign
					const digits = textOf(row.number)?.replace(/^\+?/, '+');
					const { e164: value } = validatePhoneNumber(digits);
					return value === null ? [] : [{ value, label: value }];
				}),
		},
	},

	test: {
		request: (account) => ({ method: 'GET', path: `${accountPath(account)}/Applications` }),
		passes: ({ status, body }) => status === 200 && rowsIn(body) !== undefined,
		notFound: {
			en: 'The base address of a server of your own may have to end in /api.',
			de: 'Die Basisadresse eines eigenen Servers muss vielleicht auf /api enden.',
			fr: 'L’adresse de base d’un serveur à vous doit peut-être se terminer par /api.',
		},
	},
});

const rowsIn = (body: unknown): Array<Record<string, unknown>> | undefined =>
	Array.isArray(body) ? body.filter(isRecord) : undefined;

/** Says of an application that its results would reach nobody. */
function labelOf({ name, call_status_hook: hook }: Record<string, unknown>, sid: string): string {
	const label = textOf(name) ?? sid;
	return isRecord(hook) || textOf(hook) ? label : `${label} (no call status webhook)`;
}

/** What the application and every report get; the first two names are ours. */
function tagOf({ variables, reference }: CallInput, result: ResultAddress | null): object {
	for (const [name, value] of Object.entries(variables)) {
		if (name === 'token' || name === 'reference')
			throw fault(MESSAGES.variableReserved(name, USES.node));
		if (hasGap(value)) throw fault(MESSAGES.variableMissing(name));
	}
	return { ...(result && { token: result.token }), reference, ...variables };
}

/** jambonz turns a null, at any depth of a tag, into the text of an error of its own. */
const hasGap = (value: unknown): boolean =>
	(value ?? undefined) === undefined ||
	(typeof value === 'object' && Object.values(value as object).some(hasGap));
