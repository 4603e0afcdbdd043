import type { Call, CallRecord } from '../calls/call';
import type { FaultAt, FaultContext } from '../faults/queue';
import { isLoopback } from '../base/loopback';
import { maskDeep, maskUrl } from '../base/mask';
import { behaviourOf } from '../calls/phone';
import type { Delivery, Outgoing, Sender } from './send';

/** The report of a call, and the one an impostor would send: wrong token, another exit. */
export interface Report {
	readonly genuine: Outgoing;
	readonly forged: Outgoing;
	/** What is sent once behind the first try, untouched by faults; withheld with the report. */
	readonly behind?: readonly Outgoing[];
	/** How the provider repeats this report; absent: as the options say, until it is answered 2xx. */
	readonly again?: { readonly tries: number; when(delivery: Delivery): boolean };
}

export interface ReportContext extends FaultContext {
	readonly sender: Sender;
}

/** A token that was never issued, of the same length. */
export const forgedToken = (token: string): string => [...token].reverse().join('') || 'forged';

/** The address with its result token (`rb`, or `token`) replaced by one that was never issued. */
export function forgedUrl(url: string): string {
	if (!URL.canParse(url)) return url;
	const forged = new URL(url);
	const name = forged.searchParams.has('token') ? 'token' : 'rb';
	forged.searchParams.set(name, forgedToken(forged.searchParams.get(name) ?? ''));
	return forged.href;
}

const answerOf = (delivery: Delivery) =>
	'status' in delivery ? { status: delivery.status } : delivery;

const isOk = (delivery: Delivery): boolean =>
	'status' in delivery && delivery.status >= 200 && delivery.status < 300;

/** Simulated seconds before the given try: 5, 15, 45… */
const gapSeconds = (attempt: number): number => 5 * 3 ** (attempt - 2);
const DUPLICATE_AFTER_SECONDS = 2;

const maskJson = (json: Outgoing['json']): unknown => maskDeep(json);

/** Sends, where the option `reportTo` lets it. */
const send = async (context: ReportContext, outgoing: Outgoing): Promise<Delivery> =>
	context.options.reportTo === 'loopback' && !isLoopback(outgoing.url)
		? { error: 'not a loopback address' }
		: context.sender.send(outgoing, context.options.reportTimeoutMs);

async function attempt(
	context: ReportContext,
	record: CallRecord,
	outgoing: Outgoing,
	details: Readonly<Record<string, unknown>>,
	event = 'report',
): Promise<Delivery> {
	const delivery = await send(context, outgoing);
	const { method, url, json } = outgoing;
	const sent = { method, url: maskUrl(url), ...(json && { body: maskJson(json) }) };
	context.note(record, event, { ...details, ...sent, ...answerOf(delivery) });
	const { call } = record;
	const answer = 'status' in delivery ? String(delivery.status) : delivery.error;
	context.log(`${call.provider} ${call.id} report ${method} ${new URL(url).host}: ${answer}`);
	return delivery;
}

/** Whether a fault strikes this call's report; if so it is kept with the call. */
function strikes(context: ReportContext, call: Call, fault: FaultAt<'report'>): boolean {
	const struck = context.faults.strikes(call.provider, fault, call.to);
	if (struck) {
		context.calls.get(call.id)?.faults.push(fault);
		context.events.tell('faults', context.faults.list());
	}
	return struck;
}

async function repeat(
	context: ReportContext,
	record: CallRecord,
	outgoing: Outgoing,
	{ tries, when }: NonNullable<Report['again']>,
	step: object,
): Promise<void> {
	for (let tried = 2; tried <= tries; tried += 1) {
		await context.phoneSleep(gapSeconds(tried));
		const delivery = await attempt(context, record, outgoing, { ...step, attempt: tried });
		if (isOk(delivery) || !when(delivery)) return;
	}
}

/**
 * Delivers a report as the called number and the waiting faults ask for, and resolves after
 * its first try; repeats go on in the background.
 */
export async function deliver(
	context: ReportContext,
	record: CallRecord,
	{ genuine, forged, behind = [], again }: Report,
	step: { readonly step?: string } = {},
): Promise<Delivery> {
	const { call } = record;
	const { report: timing } = behaviourOf(call.to);
	const dropped = strikes(context, call, 'drop-report');
	if (timing === 'never' || dropped) {
		context.note(record, 'reportWithheld', { ...step, because: dropped ? 'fault' : 'number' });
		return { status: 200 };
	}
	if (!URL.canParse(genuine.url)) {
		context.note(record, 'reportFailed', { ...step, error: 'not an address' });
		return { error: 'not an address' };
	}
	if (strikes(context, call, 'forged-report'))
		await attempt(context, record, forged, { ...step, forged: true });
	const duplicated = strikes(context, call, 'duplicate-report');
	const sent = disguised(context, call, genuine);
	const isHeldBack = strikes(context, call, 'late-report');
	const isLate = timing === 'late' && !record.wasLate;
	if (isHeldBack || isLate) await context.clock.sleep(context.options.lateReportMs);

	const first = await attempt(context, record, sent, { ...step, attempt: 1 });
	const repeats = again ?? { tries: context.options.retryReports, when: () => true };
	if (!isOk(first) && repeats.when(first))
		context.background(repeat(context, record, sent, repeats, step));
	for (const post of behind) context.background(deliverInterim(context, record, post));
	if (timing === 'twice' || duplicated)
		context.background(
			context
				.phoneSleep(DUPLICATE_AFTER_SECONDS)
				.then(() => attempt(context, record, sent, { ...step, duplicate: true })),
		);
	return first;
}

/** More than any receiver takes, in characters. */
const OVERSIZE = 300 * 1024;

/** The report as the waiting faults change it, in every try. */
function disguised(context: ReportContext, call: Call, genuine: Outgoing): Outgoing {
	const outgoing = strikes(context, call, 'wrong-content-type')
		? { ...genuine, contentType: 'text/plain' }
		: genuine;
	if (!strikes(context, call, 'oversized-report')) return outgoing;
	const padding = 'x'.repeat(OVERSIZE);
	if (outgoing.json === undefined)
		return { ...outgoing, url: `${outgoing.url}&padding=${padding}` };
	const json = Array.isArray(outgoing.json)
		? [...outgoing.json, { padding }]
		: { ...outgoing.json, padding };
	return { ...outgoing, json };
}

/** Sends what a provider tells of a call beside its report: once, untouched by faults and endings. */
export const deliverInterim = (
	context: ReportContext,
	record: CallRecord,
	outgoing: Outgoing,
): Promise<Delivery> => attempt(context, record, outgoing, {}, 'interimReport');

/** Sends what an action sends when it is no report: once, untouched by faults and endings. */
export async function deliverAction(
	context: ReportContext,
	record: CallRecord,
	outgoing: Outgoing,
	step: { readonly step: string },
): Promise<Delivery> {
	const { method, url, json } = outgoing;
	const delivery = URL.canParse(url)
		? await send(context, { ...outgoing, readAnswer: true })
		: { error: 'not an address' };
	const sent = { method, url: maskUrl(url), ...(json && { body: maskJson(json) }) };
	context.note(record, 'action', { ...step, ...sent, ...answerOf(delivery) });
	return delivery;
}
