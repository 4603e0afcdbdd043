/**
 * Twilio Studio, REST API v2: starts an execution of a published flow.
 * Sources: twilio.com/docs/studio (rest-api/v2/execution, rest-api/v2/step,
 * widget-library/make-outgoing-call, user-guide/studio-faq), twilio.com/docs/api/errors,
 * npm twilio 6.2.0; read 2026-11-28.
 *
 * An execution has no callback of its own: the flow posts `{token, exit}` from an HTTP Request
 * behind each exit of Make Outgoing Call (docs/results.md).
 */
import { USES } from '../../messages/expected';
import type { Told } from '../../base/language';
import { z } from 'zod/v4';
import definition from '../../../docs/providers/twilio-flow.json';
import { kindOfStatus } from '../../base/errors';
import { isRecord, textOf } from '../../base/json';
import { MESSAGES, fault } from '../../messages';
import { e164, requiredText, say } from '../../messages/fields';
import { validatePhoneNumber } from '../../phone';
import { fieldsOf } from '../../result/report';
import type { FinalReport } from '../../result/result';
import { accountSchema, baseUrlOf, type TableAccount } from '../account';
import { defineProvider, type CallInput, type ListEntry, type ResultAddress } from '../contract';
import { answerWithId } from '../start-answer';
import { flowPost } from '../flow-post';
import { MACHINES, endOf } from './exits';
import { SIGNATURE_HEADER, verifyTwilio } from './signature';
import { exitInSteps } from './steps';
import { TWILIO_REGIONS, TWILIO_RESULT_DATA, table } from './table';

type Account = TableAccount & {
	readonly accountSid: string;
	readonly authToken: string;
	readonly apiKeySid?: string;
	readonly webhookKey?: string;
};

const SID = (letters: string): Told => ({
	en: `${letters} and 32 letters a to f and digits`,
	de: `${letters} und 32 Zeichen: Buchstaben a bis f und Ziffern`,
	fr: `${letters} suivi de 32 caractères\u00a0: lettres de a à f et chiffres`,
});
const FLOW_SID: Told = {
	en: `the SID of a flow in Twilio Studio: ${SID('FW').en}`,
	de: `die SID eines Flows in Twilio Studio: ${SID('FW').de}`,
	fr: `le SID d’un flux de Twilio Studio\u00a0: ${SID('FW').fr}`,
};
const isSid = (letters: string, value: string) =>
	new RegExp(`^${letters}[\\da-fA-F]{32}$`).test(value);

const account = (accountSchema(table) as unknown as z.ZodType<Account>).superRefine(
	({ accountSid, apiKeySid }, context) => {
		const refuse = (field: string, letters: string) =>
			context.addIssue({
				code: 'custom',
				path: [field],
				message: JSON.stringify(MESSAGES.wrongType(field, SID(letters))),
			});
		if (!isSid('AC', accountSid)) refuse('accountSid', 'AC');
		if (apiKeySid !== undefined && !isSid('SK', apiKeySid)) refuse('apiKeySid', 'SK');
	},
);

const request = z.looseObject({
	flowId: requiredText('flowId').refine(
		(flowId) => isSid('FW', flowId),
		say(() => MESSAGES.wrongType('flowId', FLOW_SID)),
	),
	from: e164('from'),
}) as unknown as z.ZodType<CallInput>;

/** Error codes that blame the number that was to be called (twilio.com/docs/api/errors). */
const ABOUT_THE_NUMBER = new Set(['13224', '21202', '21211', '21214', '21217']);

const post = flowPost('execution_sid');
const studioUrl = baseUrlOf(table);

const executionsOf = (flowId: string) => `/v2/Flows/${encodeURIComponent(flowId)}/Executions`;
const numbersOf = ({ accountSid }: Account, pageSize: number) => ({
	method: 'GET' as const,
	at: 'second' as const,
	path: `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/IncomingPhoneNumbers.json?PageSize=${pageSize}`,
});

export const twilio = defineProvider<Account>(table, {
	source: 'twilio.com/docs/studio/rest-api/v2/execution',
	account,
	request,
	auth: {
		kind: 'headers',
		headers: ({ accountSid, apiKeySid, authToken }) => ({
			authorization: `Basic ${Buffer.from(`${apiKeySid ?? accountSid}:${authToken}`).toString('base64')}`,
		}),
	},
	limits: {
		starts: {
			requests: 20,
			perMs: 1_000,
			source: 'twilio.com/docs/studio/user-guide/studio-faq, new executions by the REST API',
		},
	},
	hints: {
		unauthorized: {
			en: 'At Twilio, the Auth Token belongs to the Account SID; where an API Key SID is given, its secret stands in "Auth Token".',
			de: 'Bei Twilio gehört das Auth Token zur Konto-SID; ist eine API-Schlüssel-SID angegeben, steht deren Secret in „Auth Token“.',
			fr: 'Chez Twilio, l’Auth Token va avec le SID du compte\u00a0; si un SID de clé API est indiqué, son secret se met dans «\u00a0Auth Token\u00a0».',
		},
		flowNotFound: {
			en: 'At Twilio, the flow has to be published, in this account.',
			de: 'Bei Twilio muss der Flow veröffentlicht sein, und zwar in diesem Konto.',
			fr: 'Chez Twilio, le flux doit être publié, et dans ce compte.',
		},
	},
	exits: { ...post.exits, ...MACHINES },

	baseUrl: studioUrl,
	secondBaseUrl: (value) => (value.region === 'us1' ? TWILIO_REGIONS.us1.api : studioUrl(value)),

	start: {
		toHttp: (call, _account, result) => ({
			method: 'POST',
			path: executionsOf(call.flowId),
			body: {
				form: {
					To: call.to,
					From: call.from ?? '',
					Parameters: JSON.stringify(dataOf(call, result)),
				},
			},
		}),

		read: (response) =>
			answerWithId(response, 'sid', (fields) => {
				const providerCode = textOf(fields.code);
				const kind = kindOfStatus(response.status);
				const aboutNumber = kind === 'refused' && ABOUT_THE_NUMBER.has(providerCode ?? '');
				return {
					kind: aboutNumber ? 'numberRefused' : kind,
					providerCode,
					reason: textOf(fields.message),
				};
			}),
	},

	callback: {
		...post.callback,
		signature: {
			header: SIGNATURE_HEADER,
			key: ({ webhookKey }) => webhookKey,
			verify: verifyTwilio,
		},
		read(report) {
			const reading = post.callback.read(report);
			return reading.kind === 'final' ? withDetails(reading, fieldsOf(report)) : reading;
		},
	},

	ask: {
		request(_account, callId, flowId) {
			if (flowId === '') throw fault(MESSAGES.missing('flowId'));
			return {
				method: 'GET',
				path: `${executionsOf(flowId)}/${encodeURIComponent(callId)}/Steps?PageSize=50`,
			};
		},
		read: ({ body }) => exitInSteps(body),
	},

	readyFlow: {
		request: () => ({
			method: 'POST',
			path: '/v2/Flows',
			body: {
				form: {
					FriendlyName: definition.description,
					Status: 'published',
					Definition: JSON.stringify(definition),
				},
			},
		}),
		read: ({ body }) => (isRecord(body) ? textOf(body.sid) : undefined),
	},

	lists: {
		flows: {
			request: () => ({ method: 'GET', path: '/v2/Flows?PageSize=100' }),
			read: ({ body }) =>
				itemsOf(body, 'flows')?.flatMap((flow): ListEntry[] => {
					const value = textOf(flow.sid);
					return value === undefined ? [] : [{ value, label: textOf(flow.friendly_name) ?? value }];
				}),
		},
		callers: {
			request: (value) => numbersOf(value, 100),
			read: ({ body }) =>
				itemsOf(body, 'incoming_phone_numbers')
					?.filter(({ capabilities }) => !isRecord(capabilities) || capabilities.voice !== false)
					.flatMap((number): ListEntry[] => {
						const { e164: value } = validatePhoneNumber(textOf(number.phone_number));
						const name = textOf(number.friendly_name);
						return value === null ? [] : [{ value, label: name ? `${name} (${value})` : value }];
					}),
		},
	},

	test: {
		// an API key may not read the account itself; its numbers it may, and they are this account's
		request: (value) => numbersOf(value, 1),
		passes: ({ status }) => status === 200,
	},
});

const itemsOf = (body: unknown, name: string): Array<Record<string, unknown>> | undefined =>
	isRecord(body) && Array.isArray(body[name]) ? body[name].filter(isRecord) : undefined;

/** What the flow posts beside the exit, where its builder put it into the widget. */
const withDetails = (reading: FinalReport, fields: Record<string, unknown>): FinalReport => ({
	...reading,
	callId: isSid('FN', reading.callId ?? '') ? reading.callId : null,
	...endOf(reading.providerStatus, {
		answeredBy: fields.answered_by,
		sipCode: fields.sip_code,
	}),
	recordingUrl: textOf(fields.recording_url) ?? null,
});

function dataOf({ variables }: CallInput, result: ResultAddress | null): Record<string, unknown> {
	for (const name of Object.values<string>(TWILIO_RESULT_DATA))
		if (Object.hasOwn(variables, name)) throw fault(MESSAGES.variableReserved(name, USES.wayBack));
	return {
		...variables,
		...(result && {
			[TWILIO_RESULT_DATA.url]: result.url,
			[TWILIO_RESULT_DATA.token]: result.token,
		}),
	};
}
