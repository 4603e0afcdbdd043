/**
 * Retell AI: starts a phone call with an agent.
 * Sources: npm retell-sdk 5.66.1 (create-phone-call, get-call, list-agents, list-phone-numbers,
 * webhook_auth), docs.retellai.com (features/webhook, reliability/debug-call-disconnect); read
 * 2026-11-28.
 *
 * The agent's webhook is set for this one call, so the address with its token travels with the
 * request. The token also stands in `metadata`, which every event tells back: where a webhook of
 * the account's own is called instead, the report is still known.
 */
import { z } from 'zod/v4';
import { isRecord, textOf } from '../../base/json';
import { kindOfStatus } from '../../base/errors';
import { MESSAGES } from '../../messages';
import { e164, requiredText, say } from '../../messages/fields';
import { validatePhoneNumber } from '../../phone';
import { exitFor, wordFor } from '../../result/exits';
import { answersOf, bodyOf } from '../../result/report';
import type { FinalReport } from '../../result/result';
import { accountSchema, baseUrlOf, type TableAccount } from '../account';
import { defineProvider, type CallInput, type ListEntry } from '../contract';
import { answerWithId } from '../start-answer';
import { timedSignature } from '../signature';
import { textVariables } from '../text-variables';
import { EXITS } from './exits';
import { table } from './table';

type Account = TableAccount & { readonly apiKey: string; readonly webhookKey?: string };

const SIGNATURE = 'x-retell-signature';

/** What IDs look like at some other companies. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Its answer to a number that it cannot call; the words are all that tells it from other refusals. */
const ABOUT_THE_NUMBER = /\bto_number\b/i;

/** One event is enough: it comes for every call, connected or not. */
const EVENT = 'call_ended';
/** This one comes later with the same word about the end. */
const ENDED = new Set([EVENT, 'call_analyzed']);

export const retell = defineProvider<Account>(table, {
	source: 'docs.retellai.com/api-references/create-phone-call',
	account: accountSchema(table) as z.ZodType<Account>,
	request: z.looseObject({
		flowId: requiredText('flowId').refine(
			(id) => !UUID.test(id),
			say(() =>
				MESSAGES.wrongType('flowId', {
					en: 'the ID of a Retell AI agent, which begins with agent_',
					de: 'die ID eines Agenten von Retell AI; sie beginnt mit agent_',
					fr: 'l’ID d’un agent Retell AI, qui commence par agent_',
				}),
			),
		),
		from: e164('from'),
	}) as unknown as z.ZodType<CallInput>,
	auth: { kind: 'headers', headers: ({ apiKey }) => ({ authorization: `Bearer ${apiKey}` }) },
	hints: {
		unauthorized: {
			en: 'The API key stands in the Retell dashboard, under Settings > API Keys.',
			de: 'Der API-Schlüssel steht im Dashboard von Retell unter Settings > API Keys.',
			fr: 'La clé API se trouve dans le tableau de bord Retell, sous Settings > API Keys.',
		},
		flowNotFound: {
			en: 'At Retell AI, the agent has to be published, and "From" a number of the account.',
			de: 'Bei Retell AI muss der Agent veröffentlicht und „Von“ eine Nummer des Kontos sein.',
			fr: 'Chez Retell AI, l’agent doit être publié, et «\u00a0De\u00a0» un numéro du compte.',
		},
	},
	exits: EXITS,

	baseUrl: baseUrlOf(table),

	start: {
		toHttp: (call, _account, result) => ({
			method: 'POST',
			path: '/v2/create-phone-call',
			body: {
				json: {
					from_number: call.from,
					to_number: call.to,
					override_agent_id: call.flowId,
					...variablesOf(call),
					metadata: { reference: call.reference, ...(result && { token: result.token }) },
					...(result && {
						agent_override: { agent: { webhook_url: result.url, webhook_events: [EVENT] } },
					}),
				},
			},
		}),

		read: (response) =>
			answerWithId(response, 'call_id', (fields) => {
				const reason = textOf(fields.message) ?? textOf(fields.error_message);
				const kind = kindOfStatus(response.status);
				const aboutNumber = kind === 'refused' && ABOUT_THE_NUMBER.test(reason ?? '');
				return { kind: aboutNumber ? 'numberRefused' : kind, reason };
			}),
	},

	callback: {
		tokenIn: ({ call }) =>
			isRecord(call) && isRecord(call.metadata) ? call.metadata.token : undefined,

		signature: {
			header: SIGNATURE,
			key: ({ webhookKey }) => webhookKey,
			verify: timedSignature({
				header: SIGNATURE,
				pattern: /^v=(\d{1,16}),d=([0-9a-f]{64})$/i,
				unitMs: 1,
				signed: (time, rawBody) => rawBody + time,
			}),
		},

		read(report) {
			const fields = bodyOf(report);
			const event = textOf(fields?.event);
			const call = isRecord(fields?.call) ? fields.call : undefined;
			if (fields === undefined || event === undefined || call === undefined)
				return { kind: 'unreadable', why: 'The body has no "event" with a "call".' };
			if (!ENDED.has(event)) return { kind: 'interim', providerStatus: event, raw: fields };
			return (
				endOf(call, fields) ?? {
					kind: 'unreadable',
					why: 'The call has no "disconnection_reason".',
				}
			);
		},

		example(exit) {
			const reason = wordFor(EXITS, exit);
			if (reason === undefined) return null;
			const call = { call_id: 'self-test', disconnection_reason: reason };
			return { method: 'POST', token: 'query', fields: { event: EVENT, call } };
		},
	},

	ask: {
		request: (_account, callId) => ({
			method: 'GET',
			path: `/v2/get-call/${encodeURIComponent(callId)}`,
		}),
		read: ({ body }) => (isRecord(body) ? endOf(body, body) : undefined),
	},

	lists: {
		flows: {
			request: () => ({
				method: 'POST',
				path: '/v2/list-agents?limit=100',
				body: { json: { filter_criteria: VOICE } },
			}),
			read: ({ body }) =>
				itemsIn(body)?.flatMap((agent): ListEntry[] => {
					const value = textOf(agent.agent_id);
					return value === undefined ? [] : [{ value, label: textOf(agent.agent_name) ?? value }];
				}),
		},
		callers: {
			request: () => ({ method: 'GET', path: '/v2/list-phone-numbers?limit=100' }),
			read: ({ body }) =>
				itemsIn(body)?.flatMap((number): ListEntry[] => {
					const { e164: value } = validatePhoneNumber(textOf(number.phone_number));
					const name = textOf(number.nickname);
					return value === null ? [] : [{ value, label: name ? `${name} (${value})` : value }];
				}),
		},
	},

	test: {
		request: () => ({ method: 'POST', path: '/v2/list-agents?limit=1', body: { json: {} } }),
		passes: ({ status }) => status === 200,
	},
});

const VOICE = { channel: { type: 'string', op: 'eq', value: 'voice' } };

const itemsIn = (body: unknown): Array<Record<string, unknown>> | undefined =>
	isRecord(body) && Array.isArray(body.items) ? body.items.filter(isRecord) : undefined;

/** A call object that has ended, as an event brings it and as a question finds it. */
function endOf(call: Record<string, unknown>, raw: unknown): FinalReport | undefined {
	const reason = textOf(call.disconnection_reason);
	if (reason === undefined) return undefined;
	const analysis = isRecord(call.call_analysis) ? call.call_analysis : {};
	const exit = analysis.in_voicemail === true ? 'voicemail' : exitFor(EXITS, reason);
	return {
		kind: 'final',
		exit,
		providerStatus: reason,
		callId: textOf(call.call_id) ?? null,
		talkSeconds: typeof call.duration_ms === 'number' ? Math.round(call.duration_ms / 1_000) : null,
		answers: {
			...answersOf(call.collected_dynamic_variables),
			...answersOf(analysis.custom_analysis_data),
		},
		answeredBy: exit === 'voicemail' ? 'machine' : null,
		recordingUrl: textOf(call.recording_url) ?? null,
		transcript: textOf(call.transcript) ?? null,
		summary: textOf(analysis.call_summary) ?? null,
		cost: costOf(call.call_cost),
		raw,
	};
}

/** Its costs are in cents (npm retell-sdk, `CallCost`); the currency is not named there. */
const costOf = (cost: unknown) =>
	isRecord(cost) && typeof cost.combined_cost === 'number'
		? { amount: cost.combined_cost / 100, currency: null }
		: null;

function variablesOf(call: CallInput): object {
	const variables = textVariables(call, table.company);
	return Object.keys(variables).length === 0 ? {} : { retell_llm_dynamic_variables: variables };
}
