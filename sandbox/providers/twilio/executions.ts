/** Executions, their steps and lists as the APIs show them (npm twilio 6.2.0, rest/studio/v2). */
import { createHash } from 'node:crypto';
import type { Call, CallRecord, StepRun } from '../../calls/call';
import type { PhoneOutcome } from '../../calls/phone';
import { ACCOUNT } from './credentials';

/** The same SID for the same text. */
export const sidOf = (letters: string, text: string): string =>
	letters + createHash('sha256').update(text).digest('hex').slice(0, 32);

/** By which event a flow leaves Make Outgoing Call: it has none for a number that does not exist. */
export const EVENT_OF: Readonly<Record<string, string>> = {
	Answered: 'answered',
	Busy: 'busy',
	'No Answer': 'noAnswer',
	'Invalid number': 'failed',
	error: 'failed',
	failed: 'failed',
};
const HTTP_EVENTS: Readonly<Record<string, string>> = {
	Success: 'success',
	Error: 'failed',
	Timeout: 'failed',
};

/** Widget types and events, by the kind of step. */
const WIDGETS: Readonly<Record<string, { type: string; event(exit: string): string }>> = {
	api_request: { type: 'trigger', event: () => 'incomingRequest' },
	make_outbound_call: {
		type: 'make-outgoing-call-v2',
		event: (exit) => EVENT_OF[exit] ?? exit,
	},
	execute_action: { type: 'make-http-request', event: (exit) => HTTP_EVENTS[exit] ?? exit },
};

const STATUS_OF: Readonly<Record<PhoneOutcome, string>> = {
	answered: 'in-progress',
	voicemail: 'in-progress',
	busy: 'busy',
	rejected: 'busy',
	noAnswer: 'no-answer',
	invalidNumber: 'failed',
	failed: 'failed',
};
const SIP_OF: Partial<Record<PhoneOutcome, string>> = { invalidNumber: '404', failed: '503' };
const LISTENERS: Partial<Record<PhoneOutcome, string>> = {
	answered: 'human',
	voicemail: 'machine_start',
};

/** What the flow knows of a call, as the variables of its widget; the names are inferred. */
export const widgetOf = ({ id, phone }: Call) => ({
	CallSid: sidOf('CA', id),
	CallStatus: phone === null ? 'queued' : STATUS_OF[phone],
	AnsweredBy: (phone && LISTENERS[phone]) ?? '',
	SipResponseCode: (phone && SIP_OF[phone]) ?? '',
});

const addressOf = ({ flowId, id }: Call, origin: string) =>
	`${origin}/v2/Flows/${flowId}/Executions/${id}`;

/** @param origin where the API is, with its base path */
export function executionView({ call }: CallRecord, origin: string) {
	const url = addressOf(call, origin);
	return {
		sid: call.id,
		account_sid: ACCOUNT.accountSid,
		flow_sid: call.flowId,
		flow_version: 1,
		contact_channel_address: call.to,
		context: {},
		initiated_by: 'API',
		status: call.endedAt === null ? 'active' : 'ended',
		date_created: call.placedAt,
		date_updated: call.endedAt ?? call.placedAt,
		url,
		links: { steps: `${url}/Steps`, execution_context: `${url}/Context` },
	};
}

function stepView(record: CallRecord, run: StepRun, index: number, origin: string) {
	const { call, steps } = record;
	const sid = sidOf('FT', `${call.id} ${index}`);
	const url = `${addressOf(call, origin)}/Steps/${sid}`;
	const { type, event } = WIDGETS[run.component] ?? { type: run.component, event: (exit) => exit };
	const isCall = run.component === 'make_outbound_call';
	return {
		sid,
		account_sid: ACCOUNT.accountSid,
		flow_sid: call.flowId,
		execution_sid: call.id,
		parent_step_sid: null,
		name: event(run.exit),
		type,
		context: {
			flow: { data: call.variables },
			widgets: isCall ? { [run.step]: widgetOf(call) } : {},
		},
		transitioned_from: index === 0 ? 'Trigger' : run.step,
		transitioned_to: steps[index + 1]?.step ?? 'Ended',
		date_created: run.startedAt,
		date_updated: run.startedAt,
		url,
		links: { step_context: `${url}/Context` },
	};
}

/** Newest first; the order is not documented. */
export const stepViews = (record: CallRecord, origin: string) =>
	record.steps.map((run, index) => stepView(record, run, index, origin)).reverse();

/** One page with everything on it, as lists of Studio are wrapped. */
export const page = (key: string, items: readonly unknown[], url: string) => ({
	[key]: items,
	meta: {
		key,
		page: 0,
		page_size: 50,
		url,
		first_page_url: url,
		previous_page_url: null,
		next_page_url: null,
	},
});

/** The account's numbers (npm twilio 6.2.0, rest/api/v2010), on one page. */
export const numbersPage = () => ({
	incoming_phone_numbers: ACCOUNT.callers.map((number) => ({
		sid: sidOf('PN', number),
		account_sid: ACCOUNT.accountSid,
		phone_number: number,
		friendly_name: `Sandbox ${number.slice(-4)}`,
		capabilities: { voice: true, sms: true, mms: false, fax: false },
		origin: 'twilio',
		status: 'in-use',
	})),
	page: 0,
	page_size: 50,
	first_page_uri: `/2010-04-01/Accounts/${ACCOUNT.accountSid}/IncomingPhoneNumbers.json?PageSize=50&Page=0`,
	next_page_uri: null,
	previous_page_uri: null,
});
