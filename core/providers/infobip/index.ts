/**
 * Infobip IVR: launches an IVR scenario toward one number.
 * Sources: Infobip's OpenAPI document 3.210.0 (Launch IVR Scenario, Search Voice IVR Scenarios,
 * Receive Voice Delivery Reports), infobip.com/docs (Response status and error codes); read
 * 2026-11-29.
 *
 * The address of the report, with its token, travels with the message; no signature of it is
 * documented. Reports that are fetched come once and are gone, so none is ever asked for. The
 * provider's own repeats and time windows are never used: one request, one call.
 */
import { z } from 'zod/v4';
import scenario from '../../../docs/providers/infobip-scenario.json';
import { kindOfStatus } from '../../base/errors';
import { isRecord, textOf } from '../../base/json';
import { MESSAGES } from '../../messages';
import { requiredText, say, seconds, text } from '../../messages/fields';
import { wordFor } from '../../result/exits';
import { accountSchema, baseUrlOf, type TableAccount } from '../account';
import {
	CONTRADICTION,
	defineProvider,
	type Answer,
	type CallInput,
	type ListEntry,
} from '../contract';
import { textVariables } from '../text-variables';
import { EXITS } from './exits';
import { read } from './report';
import { table } from './table';

type Account = TableAccount & { readonly apiKey: string };

/** Scenario keys are letters and digits. */
const SCENARIO = /^[\da-z]+$/i;
/** Its sender is 3 to 14 digits, without a plus. */
const SENDER = /^\+?[1-9]\d{2,}$/;
const LONGEST_SENDER = 14;
/** Infobip knows no limit, and advises up to 45; most networks end the ringing long before this. */
const RING_SECONDS = { from: 1, to: 600 } as const;

const request = z.looseObject({
	flowId: requiredText('flowId').regex(
		SCENARIO,
		say(() =>
			MESSAGES.wrongType('flowId', {
				en: 'the ID of an IVR scenario at Infobip: letters and digits alone',
				de: 'die ID eines IVR-Szenarios bei Infobip: nur Buchstaben und Ziffern',
				fr: 'l’ID d’un scénario IVR chez Infobip\u00a0: lettres et chiffres seulement',
			}),
		),
	),
	from: text('from')
		.regex(
			SENDER,
			say(() => MESSAGES.notE164('from')),
		)
		.refine(
			(from) => digitsOf(from).length <= LONGEST_SENDER,
			say(() =>
				MESSAGES.tooLong('from', LONGEST_SENDER, {
					en: 'digits at Infobip',
					de: 'Ziffern bei Infobip',
					fr: 'chiffres chez Infobip',
				}),
			),
		),
	ringSeconds: seconds('ringSeconds', RING_SECONDS.from, RING_SECONDS.to, 'Ringback').optional(),
}) as unknown as z.ZodType<CallInput>;

/** A number as Infobip writes it. */
const digitsOf = (number: string): string => number.replace(/^\+/, '');

/** Rejections that blame the number to call ("Response status and error codes", group 5). */
const ABOUT_THE_NUMBER = new Set([
	'MISSING_TO',
	'REJECTED_DESTINATION',
	'REJECTED_DESTINATION_BLOCKLISTED',
	'REJECTED_DND',
	'REJECTED_PREFIX_MISSING',
]);

export const infobip = defineProvider<Account>(table, {
	source: 'infobip.com/docs/api/channels/voice/interactive-voice-response',
	account: accountSchema(table) as z.ZodType<Account>,
	request,
	auth: { kind: 'headers', headers: ({ apiKey }) => ({ authorization: `App ${apiKey}` }) },
	hints: {
		unauthorized: {
			en: 'At Infobip, the API key stands in the portal under Developer Tools > API Keys. It may have expired.',
			de: 'Bei Infobip steht der API-Schlüssel im Portal unter Developer Tools > API Keys. Vielleicht ist er abgelaufen.',
			fr: 'Chez Infobip, la clé API se trouve dans le portail sous Developer Tools > API Keys. Elle a peut-être expiré.',
		},
		forbidden: {
			en: 'At Infobip, give the API key the scope message:send.',
			de: 'Bei Infobip braucht der API-Schlüssel den Scope message:send.',
			fr: 'Chez Infobip, donnez à la clé API la portée message:send.',
		},
	},
	exits: EXITS,

	baseUrl: baseUrlOf(table),

	start: {
		toHttp: (call, _account, result) => ({
			method: 'POST',
			path: '/voice/ivr/1/messages',
			body: { json: { messages: [messageOf(call, result?.url)] } },
		}),

		read({ status, body }) {
			const message = messageIn(body);
			if (status >= 200 && status < 300) return accepted(message);
			if (textOf(message?.messageId) !== undefined) return CONTRADICTION;
			const { messageId, text: reason } = serviceException(body);
			return {
				accepted: false,
				kind: kindOfStatus(status),
				providerCode: textOf(messageId),
				reason: textOf(reason),
			};
		},
	},

	callback: {
		read,
		example(exit) {
			const name = wordFor(EXITS, exit);
			if (name === undefined) return null;
			const result = { messageId: 'self-test', error: { name } };
			return { method: 'POST', token: 'query', fields: { results: [result] } };
		},
	},

	readyFlow: {
		request: () => ({
			method: 'POST',
			path: '/voice/ivr/1/scenarios',
			body: { json: scenario },
		}),
		read: ({ body }) => (isRecord(body) ? textOf(body.id) : undefined),
	},

	lists: {
		flows: {
			request: () => ({ method: 'GET', path: '/voice/ivr/1/scenarios?pageSize=50' }),
			read: ({ body }) =>
				Array.isArray(body)
					? body.filter(isRecord).flatMap((scenario): ListEntry[] => {
							const value = textOf(scenario.id);
							return value === undefined ? [] : [{ value, label: textOf(scenario.name) ?? value }];
						})
					: undefined,
		},
	},

	test: {
		request: () => ({ method: 'GET', path: '/voice/ivr/1/scenarios?pageSize=1' }),
		passes: ({ status }) => status === 200,
	},
});

/**
 * One number and no more. The reference goes where the report brings it back: as a message id it
 * would have to be unique for ever, and two calls may have one reference.
 */
function messageOf(call: CallInput, notifyUrl: string | undefined): object {
	const parameters = textVariables(call, table.company);
	return {
		scenarioId: call.flowId,
		from: digitsOf(call.from ?? ''),
		destinations: [{ to: digitsOf(call.to) }],
		...(Object.keys(parameters).length > 0 && { parameters }),
		...(call.ringSeconds !== undefined && { ringTimeout: call.ringSeconds }),
		callbackData: call.reference,
		...(notifyUrl !== undefined && {
			notifyUrl,
			notifyContentType: 'application/json',
			notifyContentVersion: 2,
		}),
	};
}

function messageIn(body: unknown): Record<string, unknown> | undefined {
	const messages = isRecord(body) && Array.isArray(body.messages) ? body.messages : [];
	return isRecord(messages[0]) ? messages[0] : undefined;
}

/** A request that was taken can hold a number that was not. */
function accepted(message: Record<string, unknown> | undefined): Answer {
	const status = isRecord(message?.status) ? message.status : {};
	const group = textOf(status.groupName);
	const name = textOf(status.name);
	const callId = textOf(message?.messageId);
	if (group === 'PENDING') return { accepted: true, callId: callId ?? null };
	if (group !== 'REJECTED')
		return { accepted: false, kind: 'unreadableAnswer', providerCode: name };
	return {
		accepted: false,
		kind: ABOUT_THE_NUMBER.has(name ?? '') ? 'numberRefused' : 'refused',
		providerCode: name,
		reason: textOf(status.description),
	};
}

function serviceException(body: unknown): Record<string, unknown> {
	const error = isRecord(body) && isRecord(body.requestError) ? body.requestError : {};
	return isRecord(error.serviceException) ? error.serviceException : {};
}
