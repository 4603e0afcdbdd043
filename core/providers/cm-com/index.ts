/**
 * CM.com FlowBuilder, Voice API v2: starts a call flow.
 * Sources: developers.cm.com (FlowBuilder reference, outbound calls, flow variables,
 * callbacks, apps) and CM.com's own .NET voice SDK for the JSON names; read 2026-11-21.
 *
 * Refusals have no documented shape, and success can be `false` on HTTP 2xx: a 2xx is read for
 * what it says.
 */
import { UNITS } from '../../messages/expected';
import { z } from 'zod/v4';
import {
	say,
	e164,
	oneOf,
	optionalBase,
	optionalText,
	requiredText,
	seconds,
	text,
} from '../../messages/fields';
import { isRecord, secondsOf, textOf } from '../../base/json';
import { MESSAGES } from '../../messages';
import { kindOfStatus } from '../../base/errors';
import { exitFor, wordFor, type Exit } from '../../result/exits';
import { CONTRADICTION, defineProvider, type Answer, type CallInput } from '../contract';
import { CM_COM_URL, table } from './table';
import { answersOf, bodyOf } from '../../result/report';
import { SIP_EXITS, exitOfSip } from '../sip';
import { SANDBOX_URL } from '../sandbox-address';

const NAME = 'CM.com';

/** How long a phone may ring, in seconds. */
const RING_SECONDS = { from: 10, to: 60 } as const;
const LONGEST_INSTRUCTION_ID = 64;
const LONGEST_CALLER = 24;

/** The API's own default is Restart, its SDK's is Stop: so the choice is always sent. */
const VOICEMAIL = { ignore: 'Ignore', restart: 'Restart', stop: 'Stop' } as const;

/** CM.com has one address; the choice is between it, the sandbox and another. */
const REGIONS = ['cm', 'sandbox', 'custom'] as const;

/** An address is never assumed: an account that lost its own must not call from CM.com's. */
const account = z
	.object({
		productToken: requiredText('productToken'),
		/** Absent where an account is known by its address alone. */
		region: oneOf('region', REGIONS).optional(),
		baseUrl: optionalBase('baseUrl'),
		sandboxUrl: optionalBase('sandboxUrl'),
		voiceAccountId: optionalText('voiceAccountId'),
	})
	.superRefine(({ region, baseUrl }, context) => {
		if (region !== 'cm' && region !== 'sandbox' && baseUrl === undefined)
			context.addIssue({ code: 'custom', message: JSON.stringify(MESSAGES.missing('baseUrl')) });
	});
type Account = z.infer<typeof account>;

/** Result codes of a callback; every other code is undocumented. */
const EXITS: Readonly<Record<string, Exit>> = {
	'9': 'noAnswer',
	'10': 'answered',
	'11': 'failed',
	'12': 'busy',
};

const request = z.looseObject({
	from: e164('from').max(LONGEST_CALLER),
	ringSeconds: seconds('ringSeconds', RING_SECONDS.from, RING_SECONDS.to, NAME).optional(),
	voicemail: oneOf('voicemail', ['ignore', 'restart', 'stop']).default('ignore'),
	anonymous: z.boolean().default(false),
	reference: text('reference').max(
		LONGEST_INSTRUCTION_ID,
		say(() => MESSAGES.tooLong('reference', LONGEST_INSTRUCTION_ID, UNITS.characters)),
	),
}) as unknown as z.ZodType<CallInput>;

/** Words in a refusal that say the number itself was at fault. */
const ABOUT_THE_NUMBER = /\bcallees?\b|(phone|invalid)\s*-?number/i;

export const cmCom = defineProvider<Account>(table, {
	source: 'developers.cm.com/voice/reference/post_voiceapi-v2-flowbuilder',
	account,
	request,
	auth: {
		kind: 'headers',
		headers: ({ productToken }) => ({ 'X-CM-PRODUCTTOKEN': productToken }),
	},
	hints: {
		unauthorized: {
			en: 'The product token stands in the API settings of the Voice Management app.',
			de: 'Das Produkt-Token steht in den API-Einstellungen der Voice-Management-App.',
			fr: 'Le jeton produit se trouve dans les paramètres API de l’application Voice Management.',
		},
	},
	exits: EXITS,

	baseUrl: ({ region, baseUrl, sandboxUrl }) => {
		if (region === 'sandbox') return `${sandboxUrl ?? SANDBOX_URL}/cm/voiceapi/v2`;
		return region === 'cm' ? CM_COM_URL : (baseUrl ?? '');
	},

	start: {
		toHttp: (call, _account, result) => ({
			method: 'POST',
			path: '/FlowBuilder',
			body: {
				json: {
					'instruction-id': call.reference,
					callee: call.to,
					caller: call.from,
					anonymous: call.anonymous ?? false,
					'callflow-id': call.flowId,
					'voicemail-response': VOICEMAIL[(call.voicemail ?? 'ignore') as keyof typeof VOICEMAIL],
					...(call.ringSeconds === undefined ? {} : { 'max-ringing-timeout': call.ringSeconds }),
					...(Object.keys(call.variables).length === 0 ? {} : { 'flow-variables': call.variables }),
					...(result === null ? {} : { 'callback-url': result.url }),
				},
			},
		}),

		read({ status, body }): Answer {
			const event = eventOf(body);
			const ok = status >= 200 && status < 300;
			if (ok && event?.success === true)
				return { accepted: true, callId: textOf(event['call-id']) ?? null };
			if (ok && event?.success !== false) return { accepted: false, kind: 'unreadableAnswer' };
			if (event?.success === true || textOf(event?.['call-id']) !== undefined) return CONTRADICTION;
			// the status has the first word: after a 5xx nobody knows, whatever the body says
			const kind = ok ? 'refused' : kindOfStatus(status);
			const reason = wordsOf(body);
			const aboutNumber = kind === 'refused' && ABOUT_THE_NUMBER.test(reason);
			return {
				accepted: false,
				kind: aboutNumber ? 'numberRefused' : kind,
				providerCode: codeOf(body),
				reason,
			};
		},
	},

	callback: {
		read(report, reference) {
			const fields = bodyOf(report, (entry) => entry['instruction-id'] === reference);
			const result = isRecord(fields?.result) ? fields.result : undefined;
			const code = textOf(result?.code)?.trim();
			if (fields === undefined || result === undefined || !code)
				return { kind: 'unreadable', why: 'The body has no "result" with a "code".' };
			const sipCode = textOf(result['sip-disconnect-code'])?.trim() || null;
			const exit = exitFor(EXITS, code);
			return {
				kind: 'final',
				// it has no code for busy or invalid number: these two carry the called side's SIP code
				exit: code === '11' || code === '12' ? exitOfSip(sipCode, exit) : exit,
				providerStatus: [code, textOf(result.description)].filter(Boolean).join(' '),
				callId: textOf(fields['call-id']) ?? null,
				sipCode,
				ringSeconds: null,
				talkSeconds: secondsOf(fields.duration),
				answers: answersOf({ digits: fields.digits }),
				raw: fields,
			};
		},

		example(exit) {
			const code = wordFor(EXITS, exit);
			const sipCode = wordFor(SIP_EXITS, exit);
			if (code === undefined && sipCode === undefined) return null;
			// an exit without a code of its own is a failed call with a SIP code
			const result =
				code === undefined ? { code: 11, 'sip-disconnect-code': sipCode } : { code: +code };
			return { method: 'POST', token: 'query', fields: { result } };
		},
	},

	test: {
		// CDRs are the one documented GET; without the voice account's id there is nothing to ask
		request: ({ voiceAccountId }) =>
			voiceAccountId === undefined
				? null
				: {
						method: 'GET',
						path: `/../../cdrapi/v1/${encodeURIComponent(voiceAccountId)}/conversations?skip=0&take=1`,
					},
		// one identical request per five minutes is allowed: 429 proves the token as well as 200
		passes: ({ status }) => status === 200 || status === 429,
		notFound: {
			en: 'At CM.com, the voice account ID stands in the address of the web app.',
			de: 'Bei CM.com steht die Voice-Konto-ID in der Adresse der Web-App.',
			fr: 'Chez CM.com, l’ID du compte vocal figure dans l’adresse de l’application web.',
		},
	},
});

/** The call-queued event: alone for one callee, in an array for several. */
function eventOf(body: unknown): Record<string, unknown> | undefined {
	const event: unknown = Array.isArray(body) ? body[0] : body;
	return isRecord(event) ? event : undefined;
}

/** The sentences of a refusal, in the shapes that CM.com's own clients tolerate. */
function wordsOf(body: unknown): string {
	if (typeof body === 'string') return body;
	const event = eventOf(body) ?? {};
	const messages = Array.isArray(event.messages) ? event.messages : [];
	const texts = [event.error, event.message, event.details, ...messages.map(detailsOf)];
	return texts.map(textOf).filter(Boolean).join(' ');
}

const detailsOf = (message: unknown) => (isRecord(message) ? message.messageDetails : message);

/** An error code where one of the tolerated shapes has it; never its text, which can hold the number. */
function codeOf(body: unknown): string | undefined {
	if (!isRecord(body)) return undefined;
	const first: unknown = Array.isArray(body.messages) ? body.messages[0] : undefined;
	return textOf(body.errorCode) ?? (isRecord(first) ? textOf(first.errorCode) : undefined);
}
