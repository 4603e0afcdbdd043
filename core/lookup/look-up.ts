import { EXPECTED } from '../messages/expected';
import { askForCall } from './ask';
import { check } from '../messages/fields';
import { fetchReport, type ReportHost } from './fetch-report';
import { MESSAGES, fault } from '../messages';
import { canLookUp, type Provider } from '../providers/contract';
import type { ReportSpan } from '../providers/execution-report';
import type { ReportDesk } from './batch';
import { callResult, resultOfReport, type CallBasics, type CallResult } from '../result/result';

const MINUTE_MS = 60_000;
/** Two clocks need not agree. */
const BEFORE_MS = 5 * MINUTE_MS;
/** Long enough for a call to end, whichever of its times the report goes by. */
const AFTER_MS = 60 * MINUTE_MS;
/** Searched where it is unknown when the call was placed. */
const UNKNOWN_MS = 24 * 60 * MINUTE_MS;

/** A call that was placed. */
export interface PlacedCall extends Omit<CallBasics, 'provider'> {
	/** The provider's id of it. */
	readonly callId: string;
	/** ISO 8601; null when unknown. */
	readonly placedAt: string | null;
	/** The flow that was started; absent where nobody knows. */
	readonly flowId?: string;
	/** Keys that mean that the person called wants no more calls. */
	readonly optOutKeys?: readonly string[];
}

export interface LookUpHost extends Pick<ReportHost, 'transport' | 'plainTransport' | 'clock'> {
	/** The account's, shared by all who look up its results. */
	readonly desk: ReportDesk;
	/** Gives up early. */
	readonly signal?: AbortSignal;
}

/**
 * How a call ended, by the provider's word about this call, or by its report of executed flows;
 * null while it does not say. Rows appear in a report up to five minutes late. An undocumented
 * word is `noResult` with the word. Places no call; throws what a person has to put right.
 */
export async function lookUpResult(
	provider: Provider,
	rawAccount: unknown,
	call: PlacedCall,
	host: LookUpHost,
): Promise<CallResult | null> {
	const { ask, executionReport: report } = provider;
	if (!canLookUp(provider)) throw fault(MESSAGES.lookUpNotOffered(provider.displayName));
	const account = check<unknown>(provider.account, rawAccount, provider.id);
	const callId = call.callId.trim();
	if (callId === '') throw fault(MESSAGES.missing('callId'));

	const { transport, plainTransport, clock, desk, signal } = host;
	if (ask !== undefined) {
		const asking = { transport, clock, limiters: desk.limiters, signal };
		const told = await askForCall(
			ask,
			{ provider, account },
			{ callId, flowId: call.flowId?.trim() ?? '' },
			asking,
		);
		const basics = { ...call, callId, provider: provider.id };
		return told && resultOfReport(basics, told, new Date(clock.now()).toISOString());
	}
	if (report === undefined) return null;
	const rows = await desk.rows(
		spanOf(call, clock.now()),
		({ limiters, signal: given, ...order }) => {
			const sending = { transport, plainTransport, clock, limiters, signal: given };
			return fetchReport(report, { provider, account, ...order }, sending);
		},
		signal,
	);
	const found = report.exitOf(rows, callId);
	if (found === undefined) return null;
	const own = rows.filter(({ interactionId }) => interactionId === callId);
	const to = call.to || (own.find((row) => row.to !== null)?.to ?? '');
	return callResult({ ...call, to, provider: provider.id }, found.exit, true, {
		callId,
		placedAt: call.placedAt,
		providerStatus: found.providerStatus,
		receivedAt: new Date(clock.now()).toISOString(),
		raw: { entries: own.map(({ raw }) => raw) },
	});
}

function spanOf({ placedAt }: PlacedCall, nowMs: number): ReportSpan {
	if (placedAt === null) return { fromMs: nowMs - UNKNOWN_MS, toMs: nowMs };
	const placedMs = Math.min(Date.parse(placedAt), nowMs);
	if (Number.isNaN(placedMs)) throw fault(MESSAGES.wrongType('placedAt', EXPECTED.dateAndTime));
	return { fromMs: placedMs - BEFORE_MS, toMs: Math.min(placedMs + AFTER_MS, nowMs) };
}
