/**
 * Kaleyra (kaleyra.io), Outbound Calling API with a flow as target.
 * Sources: developers.kaleyra.io (Trigger flow using outgoing call, Outbound calling API,
 * Dynamic variables for DLRURL, Call statuses, Number APIs); read 2026-11-21.
 *
 * Answers are judged by `code`, whatever the HTTP status; no call id is promised. Reports
 * carry only what the dlrurl asks for, by GET or POST.
 */
import { z } from 'zod/v4';
import { e164, requiredText, say } from '../../messages/fields';
import { isRecord, jsonOrUndefined, secondsOf, textOf } from '../../base/json';
import { MESSAGES, fault } from '../../messages';
import { validatePhoneNumber } from '../../phone';
import { kindOfStatus } from '../../base/errors';
import { exitFor, wordFor, type Exit } from '../../result/exits';
import {
	CONTRADICTION,
	defineProvider,
	type CallInput,
	type ListEntry,
	type ProviderRequest,
	type ResultAddress,
} from '../contract';
import { answersOf, fieldsOf, notSaid } from '../../result/report';
import { shortEnough } from '../../result/token';
import { accountSchema, baseUrlOf, type TableAccount } from '../account';
import { table } from './table';

const NAME = 'Kaleyra';

type Account = TableAccount & { readonly sid: string; readonly apiKey: string };

/** Code of an accepted request. Every other is a refusal; only one of those is documented. */
const ACCEPTED = 'RBC3007';
const FLOW_NOT_FOUND = 'RBC3115';

/**
 * The 24 published statuses. `REJECTED` is busy, as everywhere. `…_CHANNEL2` speaks of a
 * second leg: the first one was answered. Two are for incoming calls and say nothing here.
 */
const EXITS: Readonly<Record<string, Exit>> = {
	ANSWER: 'answered',
	FLOW_ANSWER: 'answered',
	NOANSWER: 'noAnswer',
	NOANSWER_CHANNEL1: 'noAnswer',
	OBD_TIMEOUT: 'noAnswer',
	BUSY: 'busy',
	BUSY_CHANNEL1: 'busy',
	REJECTED: 'busy',
	NOROUTE: 'invalidNumber',
	FAILED: 'failed',
	FAILED_CHANNEL1: 'failed',
	CANCEL: 'failed',
	MAXUSE: 'failed',
	QUEUE_TIMEOUT: 'failed',
	BRIDGE_UNAVAILABLE: 'failed',
	FLOW_UNASSIGNED: 'failed',
	FLOW_PAUSED: 'failed',
	FLOW_NOT_PUBLISHED: 'failed',
	FLOW_UNREACHABLE: 'failed',
	BUSY_CHANNEL2: 'answered',
	FAILED_CHANNEL2: 'answered',
	NOANSWER_CHANNEL2: 'answered',
	MISS_CALL: 'noResult',
	NO_INCOMING_CLI: 'noResult',
};

const SECOND_LEG: Readonly<Record<string, Exit>> = {
	BUSY_CHANNEL2: 'busy',
	FAILED_CHANNEL2: 'failed',
	NOANSWER_CHANNEL2: 'noAnswer',
};

/** What the report shall tell us; the numbers are left out, so that none stands in an access log. */
const PLACEHOLDERS = ['status', 'id', 'ringtime', 'billsec', 'keypress'] as const;

/** The ID without its first letters, or of another company. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const request = z.looseObject({
	flowId: requiredText('flowId').refine(
		(id) => !UUID.test(id),
		say(() =>
			MESSAGES.wrongType('flowId', {
				en: 'the ID of a flow at Kaleyra, which begins with SG_',
				de: 'die ID eines Flows bei Kaleyra; sie beginnt mit SG_',
				fr: 'l’ID d’un flux chez Kaleyra, qui commence par SG_',
			}),
		),
	),
	from: e164('from'),
	variables: z.custom<object>(
		(value) => Object.keys(value as object).length === 0,
		say(() => MESSAGES.notTaken('variables', NAME)),
	),
}) as unknown as z.ZodType<CallInput>;

export const kaleyra = defineProvider<Account>(table, {
	source: 'developers.kaleyra.io/docs/flowbuilder-trigger-flow-using-outgoing-call',
	account: accountSchema(table) as z.ZodType<Account>,
	request,
	auth: { kind: 'headers', headers: ({ apiKey }) => ({ 'api-key': apiKey }) },
	hints: {
		unauthorized: {
			en: 'At Kaleyra, region, account SID and API key have to belong together.',
			de: 'Bei Kaleyra müssen Region, Konto-SID und API-Schlüssel zusammengehören.',
			fr: 'Chez Kaleyra, la région, le SID du compte et la clé API doivent aller ensemble.',
		},
		forbidden: {
			en: 'At Kaleyra, the KYC of the account has to be complete.',
			de: 'Bei Kaleyra muss die KYC-Prüfung des Kontos abgeschlossen sein.',
			fr: 'Chez Kaleyra, la vérification KYC du compte doit être terminée.',
		},
	},
	exits: EXITS,

	baseUrl: baseUrlOf(table),

	start: {
		toHttp(call, { sid }, result) {
			if (call.to === call.from) throw fault(MESSAGES.callsItself());
			return {
				method: 'POST',
				path: `/v1/${encodeURIComponent(sid)}/voice/outbound`,
				body: {
					form: {
						to: call.to,
						bridge: call.from ?? '',
						target: targetOf(call.flowId),
						...(result === null ? {} : { dlrurl: dlrUrl(result) }),
					},
				},
			};
		},

		read({ status, body }) {
			const fields = isRecord(body) ? body : {};
			const code = textOf(fields.code);
			const callId = isRecord(fields.data) ? textOf(fields.data.id) : undefined;
			if (code === ACCEPTED) return { accepted: true, callId: callId ?? null };
			if (callId !== undefined) return CONTRADICTION;
			const refused = { accepted: false, providerCode: code, reason: reasonIn(body) } as const;
			if (code === FLOW_NOT_FOUND) return { ...refused, kind: 'flowNotFound' };
			if (status >= 200 && status < 300)
				return code === undefined
					? { accepted: false, kind: 'unreadableAnswer' }
					: { ...refused, kind: 'refused', dialled: 'maybe' };
			return { ...refused, kind: kindOfStatus(status) };
		},
	},

	callback: {
		read(report) {
			const fields = fieldsOf(report);
			const status = textOf(fields.status)?.trim();
			if (!status)
				return {
					kind: 'unreadable',
					why: notSaid(report, 'There is no "status" in the query or the body.'),
				};
			if (/^\{+[^{}]*\}+$/.test(status))
				return { kind: 'unreadable', why: 'The placeholder of "status" was not filled in.' };
			const word = status.toUpperCase();
			const forward = Object.hasOwn(SECOND_LEG, word) ? SECOND_LEG[word] : undefined;
			return {
				kind: 'final',
				exit: exitFor(EXITS, word),
				providerStatus: textOf(fields.status) ?? status,
				callId: filled(fields.id),
				ringSeconds: secondsOf(fields.ringtime),
				talkSeconds: secondsOf(fields.billsec),
				answers: answersOf({ digits: filled(fields.keypress) ?? undefined, forward }),
				raw: fields,
			};
		},

		example(exit) {
			const status = exit === 'noResult' ? undefined : wordFor(EXITS, exit);
			return status === undefined ? null : { method: 'GET', token: 'query', fields: { status } };
		},
	},

	test: { request: subscribedNumbers, passes: ({ status }) => status === 200 },
	lists: { callers: { request: subscribedNumbers, read: ({ body }) => callersIn(body) } },
});

/** Its words, in JSON or alone. */
const reasonIn = (body: unknown): string | undefined =>
	textOf(isRecord(body) ? body.message : body);

/** Number APIs, "List the Subscribed Numbers". */
function subscribedNumbers({ sid }: Account): ProviderRequest {
	return { method: 'GET', path: `/v1/${encodeURIComponent(sid)}/number/subscriptions` };
}

/** The numbers of an answer; one that is not international cannot be called from. */
function callersIn(body: unknown): ListEntry[] | undefined {
	if (!isRecord(body) || !Array.isArray(body.data)) return undefined;
	return body.data.filter(isRecord).flatMap(({ number, iso_code: country }) => {
		const e164 = validatePhoneNumber(textOf(number)?.replace(/^(?=[1-9])/, '+')).e164;
		const where = textOf(country);
		return e164 === null
			? []
			: [{ value: e164, label: where === undefined ? e164 : `${e164} (${where})` }];
	});
}

/** A value whose placeholder was filled in; null otherwise. */
function filled(value: unknown): string | null {
	const given = textOf(value);
	return given === undefined || /^\{.*\}$/.test(given) ? null : given;
}

/** A bare flow id, or the documented JSON form with exactly one flow in it. */
function targetOf(flowId: string): string {
	if (!flowId.startsWith('[')) return flowId;
	const targets = jsonOrUndefined(flowId);
	const flows = Array.isArray(targets) && targets.length === 1 ? targets[0]?.ivr : undefined;
	if (!Array.isArray(flows) || flows.length !== 1 || typeof flows[0] !== 'string')
		throw fault(MESSAGES.targetUnknown());
	return flowId;
}

/** The result address with placeholders, whose braces have to stay as they are. */
const dlrUrl = ({ url }: ResultAddress) =>
	shortEnough(`${url}&${PLACEHOLDERS.map((name) => `${name}={${name}}`).join('&')}`);
