/**
 * Vapi: has an assistant call a number.
 * Sources: npm @vapi-ai/server-sdk 2.0.1 (CreateCallDto, Call, AssistantOverrides, Server,
 * BackoffPlan, ServerMessageEndOfCallReport), docs.vapi.ai (calls/outbound-calling,
 * calls/call-ended-reason, calls/call-concurrency, server-url/events,
 * server-url/setting-server-urls); read 2026-11-29.
 *
 * The assistant's server is set for this one call, so the address with its token travels with the
 * request; it goes before the number's and the account's own.
 */
import { z } from 'zod/v4';
import { kindOfStatus } from '../../base/errors';
import { isRecord, textOf } from '../../base/json';
import { MESSAGES } from '../../messages';
import { requiredText, say } from '../../messages/fields';
import { wordFor } from '../../result/exits';
import { bodyOf, notSaid } from '../../result/report';
import { accountSchema, baseUrlOf, type TableAccount } from '../account';
import { defineProvider, type CallInput, type ListEntry, type ResultAddress } from '../contract';
import { answerWithId } from '../start-answer';
import { endOf } from './ended';
import { EXITS } from './exits';
import { table } from './table';

type Account = TableAccount & { readonly apiKey: string };

const REPORT = 'end-of-call-report';

/**
 * Vapi sends a report once where nothing else is asked for. Asked for are repeats of the report,
 * never of the call: after 5, 10, 20, 40, 80 and 160 seconds.
 */
const REPEATS = { type: 'exponential', maxRetries: 6, baseDelaySeconds: 5 } as const;

/** The dashboard's own name of the call, in characters. */
const LONGEST_NAME = 40;

/** What a phone number looks like, and no id of one does. */
const PHONE_NUMBER = /^\+?[\d\s()./-]{3,25}$/;
const request = z.looseObject({
	from: requiredText('from').refine(
		(id) => !PHONE_NUMBER.test(id),
		say(() =>
			MESSAGES.wrongType('from', {
				en: 'the ID of a number of your Vapi account, not the number itself',
				de: 'die ID einer Nummer des Vapi-Kontos, nicht die Nummer selbst',
				fr: 'l’ID d’un numéro de votre compte Vapi, pas le numéro lui-même',
			}),
		),
	),
}) as unknown as z.ZodType<CallInput>;

/** Its answer to a number that it cannot call; the words are all that tells it from other refusals. */
const ABOUT_THE_NUMBER = /\bcustomer\.number\b/;

export const vapi = defineProvider<Account>(table, {
	source: 'docs.vapi.ai/api-reference/calls/create',
	account: accountSchema(table) as z.ZodType<Account>,
	request,
	auth: { kind: 'headers', headers: ({ apiKey }) => ({ authorization: `Bearer ${apiKey}` }) },
	hints: {
		unauthorized: {
			en: 'At Vapi, it has to be the private key, in the dashboard under API Keys.',
			de: 'Bei Vapi muss es der private Schlüssel sein; er steht im Dashboard unter API Keys.',
			fr: 'Chez Vapi, il faut la clé privée\u00a0; elle se trouve dans le tableau de bord, sous API Keys.',
		},
		flowNotFound: {
			en: 'At Vapi, assistant and number have to belong to the account of the API key.',
			de: 'Bei Vapi müssen Assistent und Nummer zum Konto des API-Schlüssels gehören.',
			fr: 'Chez Vapi, l’assistant et le numéro doivent appartenir au compte de la clé API.',
		},
	},
	exits: EXITS,

	baseUrl: baseUrlOf(table),

	start: {
		toHttp: (call, _account, result) => ({
			method: 'POST',
			path: '/call',
			body: {
				json: {
					assistantId: call.flowId,
					phoneNumberId: call.from,
					customer: { number: call.to },
					name: call.reference.slice(0, LONGEST_NAME),
					...overridesOf(call, result),
				},
			},
		}),

		// a call that waits for a free line is a call: its report says what became of it
		read: (response) =>
			answerWithId(response, 'id', (fields) => {
				const reason = reasonOf(fields.message);
				const kind = kindOfStatus(response.status);
				const aboutNumber = kind === 'refused' && ABOUT_THE_NUMBER.test(reason ?? '');
				return { kind: aboutNumber ? 'numberRefused' : kind, reason };
			}),
	},

	callback: {
		read(report) {
			const message = bodyOf(report)?.message;
			const type = isRecord(message) ? textOf(message.type) : undefined;
			if (!isRecord(message) || type === undefined)
				return {
					kind: 'unreadable',
					why: notSaid(report, 'The body has no "message" with a "type".'),
				};
			if (type !== REPORT) return { kind: 'interim', providerStatus: type, raw: message };
			const callId = isRecord(message.call) ? message.call.id : undefined;
			return (
				endOf(message, callId, message) ?? {
					kind: 'unreadable',
					why: 'The message has no "endedReason".',
				}
			);
		},

		example(exit) {
			const endedReason = wordFor(EXITS, exit);
			if (endedReason === undefined) return null;
			const message = { type: REPORT, endedReason, call: { id: 'self-test' } };
			return { method: 'POST', token: 'query', fields: { message } };
		},
	},

	ask: {
		request: (_account, callId) => ({ method: 'GET', path: `/call/${encodeURIComponent(callId)}` }),
		read: ({ body }) => (isRecord(body) ? endOf(body, body.id, withoutServer(body)) : undefined),
	},

	lists: {
		flows: {
			request: () => ({ method: 'GET', path: '/assistant?limit=100' }),
			read: ({ body }) => entriesOf(body, ({ name }) => textOf(name)),
		},
		callers: {
			request: () => ({ method: 'GET', path: '/phone-number?limit=100' }),
			read: ({ body }) => entriesOf(body, labelOfNumber),
		},
	},

	test: {
		request: () => ({ method: 'GET', path: '/assistant?limit=1' }),
		passes: ({ status }) => status === 200,
	},
});

/** Values for the assistant, and where its report goes: the report and no other message. */
function overridesOf({ variables }: CallInput, result: ResultAddress | null): object {
	const assistantOverrides = {
		...(Object.keys(variables).length > 0 && { variableValues: variables }),
		...(result && {
			server: { url: result.url, backoffPlan: REPEATS },
			serverMessages: [REPORT],
		}),
	};
	return Object.keys(assistantOverrides).length === 0 ? {} : { assistantOverrides };
}

/** Its refusals have one sentence, or several. */
const reasonOf = (message: unknown): string | undefined =>
	Array.isArray(message) ? message.map(textOf).filter(Boolean).join('; ') : textOf(message);

/** A call that is asked for tells back where its report went, and the token with it. */
function withoutServer(call: Record<string, unknown>): Record<string, unknown> {
	if (!isRecord(call.assistantOverrides)) return call;
	const { server: _server, ...assistantOverrides } = call.assistantOverrides;
	return { ...call, assistantOverrides };
}

const entriesOf = (
	body: unknown,
	labelOf: (item: Record<string, unknown>) => string | undefined,
): readonly ListEntry[] | undefined =>
	Array.isArray(body)
		? body.filter(isRecord).flatMap((item): ListEntry[] => {
				const value = textOf(item.id);
				return value === undefined ? [] : [{ value, label: labelOf(item) || value }];
			})
		: undefined;

function labelOfNumber({ name, number, sipUri }: Record<string, unknown>): string | undefined {
	const shown = textOf(number) ?? textOf(sipUri);
	const called = textOf(name);
	return called && shown ? `${called} (${shown})` : (called ?? shown);
}
