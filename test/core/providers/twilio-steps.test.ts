/** What is read of an execution's steps, where its flow's own post never came. */
import { check, providers, type Exit } from '../../../core';
import { ACCOUNTS, SETTINGS, thrownBy } from '../samples';

const ask = providers.twilio.ask!;
const FLOW = String(SETTINGS.twilio.flowId);
const account = check<unknown>(providers.twilio.account, ACCOUNTS.twilio, 'twilio');

interface Given {
	readonly at?: string;
	readonly from?: string;
	readonly type?: string;
	readonly widget?: Record<string, unknown>;
}
const step = (name: string, { at = '10', from = 'call_person', type, widget }: Given = {}) => ({
	sid: 'FT1',
	execution_sid: 'FN1',
	name,
	...(type && { type }),
	transitioned_from: from,
	transitioned_to: 'report',
	date_created: `2026-01-01T09:00:${at}Z`,
	context: { flow: { data: { result_token: 'TOKEN' } }, widgets: { [from]: widget ?? {} } },
});
const read = (...steps: unknown[]) =>
	ask.read({ status: 200, headers: {}, body: { steps, meta: { key: 'steps' } } });

describe('the steps of an execution', () => {
	it('are asked for by flow and execution', () => {
		expect(ask.request(account, 'FN 1', FLOW)).toEqual({
			method: 'GET',
			path: `/v2/Flows/${FLOW}/Executions/FN%201/Steps?PageSize=50`,
		});
	});

	it('cannot be asked for where nobody knows the flow', () => {
		expect(thrownBy(() => ask.request(account, 'FN1', ''))).toMatchObject({
			kind: 'invalidRequest',
			field: 'flowId',
			message: '"Flow ID" is empty.',
		});
	});

	it.each<[string, object, Exit]>([
		['answered', {}, 'answered'],
		['answered', { AnsweredBy: 'human' }, 'answered'],
		['answered', { AnsweredBy: 'machine_end_beep' }, 'voicemail'],
		['busy', {}, 'busy'],
		['noAnswer', {}, 'noAnswer'],
		['failed', { CallStatus: 'failed' }, 'failed'],
		['failed', { CallSid: 'CA1', SipResponseCode: '404' }, 'invalidNumber'],
	])('tell how the call ended: %s with %j', (name, widget, exit) => {
		expect(read(step(name, { widget: { ...widget } }))).toMatchObject({
			kind: 'final',
			exit,
			callId: 'FN1',
		});
	});

	it('tell of a failed call by the kind of its widget', () => {
		const type = 'make-outgoing-call-v2';
		expect(read(step('failed', { type }))).toMatchObject({ exit: 'failed' });
	});

	it('say nothing of the call where a request or a message has failed', () => {
		const request = step('failed', { from: 'ask_shop', type: 'make-http-request' });
		expect(read(step('incomingRequest', { from: 'Trigger' }), request)).toBeUndefined();
		expect(
			read(step('failed', { from: 'ask_shop', widget: { status_code: 500 } })),
		).toBeUndefined();
		const later = step('failed', { from: 'report_answered', at: '30' });
		expect(read(later, step('answered'))).toMatchObject({ exit: 'answered' });
	});

	it('tell of the last call where the flow has dialled again, in whatever order they come', () => {
		const first = step('busy', { at: '10' });
		const last = step('answered', { at: '50', from: 'call_again' });
		for (const steps of [
			[first, last],
			[last, first],
		])
			expect(read(...steps)).toMatchObject({ exit: 'answered' });
	});

	it('hand on no token: what the flow was started with is left out', () => {
		const told = JSON.stringify(read(step('answered')));
		expect(told).toContain('transitioned_from');
		expect(told).not.toContain('TOKEN');
	});

	it.each([undefined, null, '', [], {}, { steps: null }, { steps: [null, 5, 'x', []] }])(
		'that are none are read as no answer: %j',
		(body) => {
			expect(ask.read({ status: 200, headers: {}, body })).toBeUndefined();
		},
	);

	it.each(['__proto__', 'constructor', 'toString'])('of a widget %s do no harm', (from) => {
		expect(read(step('answered', { from }))).toMatchObject({ exit: 'answered', answeredBy: null });
		expect(read({ name: 'failed', transitioned_from: from, context: { widgets: {} } })).toBe(
			undefined,
		);
	});
});
