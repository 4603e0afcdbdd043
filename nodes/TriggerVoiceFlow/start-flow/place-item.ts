import type { IExecuteFunctions } from 'n8n-workflow';
import {
	callResult,
	isVoiceError,
	labelOf,
	placeCall,
	prepareCall,
	resultOfPlacement,
	resultOfRefusal,
	sentenceOf,
	showRequest,
	waitLimitMs,
	type CallResult,
	type Placement,
	type PreparedCall,
	type ShownRequest,
	type VoiceError,
	type CallbackTest,
	type WayBack,
} from '../../../core';
import { accountOf, credentialIdOf, credentialTypeOf } from '../../shared/host/accounts';
import { ledgerOf } from '../../shared/call-once';
import { limitersOf, n8nClock } from '../../shared/host/clock';
import { reportWatch } from '../../shared/webhook/report-watch';
import { maskResumeKey } from '../../shared/webhook/resume-key';
import { n8nTransport } from '../../shared/host/transport';
import { turnsOf } from './a-few-at-once';
import type { Mode } from '../outputs';
import type { CallRequest } from './read-call';
import { testResultUrl } from './test-callback';
import { warnOfTimeout } from './warnings';
import { chosenWay, requireReachable } from './callback';

/** What became of an item. */
export interface Outcome {
	readonly result: CallResult;
	/** How long to wait for the result; null when it is final. */
	readonly waitMs: number | null;
	/** The request of a dry run. */
	readonly request?: ShownRequest;
	/** Which exits would come back, of a test of the way back. */
	readonly wayBack?: readonly CallbackTest[];
	/** What the builder should know, though it stopped nothing. */
	readonly notes: readonly string[];
	/** True when the call may have been started, and nobody knows. */
	readonly unconfirmed: boolean;
	/** Set when a person has to put something right, though the call may have been started. */
	readonly failure?: ReturnType<VoiceError['toJSON']>;
}

const turnOf = turnsOf(n8nClock);

const ended = (result: CallResult, notes: readonly string[] = []): Outcome => ({
	result,
	waitMs: null,
	notes,
	unconfirmed: false,
});

/** Places the call of one item. Throws what a person has to put right. */
export async function placeItem(
	context: IExecuteFunctions,
	request: CallRequest,
	itemIndex: number,
	mode: Mode,
): Promise<Outcome> {
	const { provider, settings } = request;
	const waits = mode === 'waiting';
	const limitMs = waits ? waitLimitMs(request.waitLimitMinutes) : null;
	const account = await accountOf(context, provider.id, itemIndex);
	const call = prepareCall(provider, settings, account);
	if (request.testWayBack) {
		const wayBack = await testResultUrl(context, provider, request.resultUrl);
		return { ...ended(callResult(call, 'notCalled', true, { reason: 'dryRun' })), wayBack };
	}
	if (call.kind === 'refused') {
		const result = resultOfRefusal(call, waits);
		// the editor opens the first output, which is empty then
		return ended(result, [`${labelOf(result.exit)}: ${result.sentence}`]);
	}

	const { resultUrl } = request;
	const { back, isDirect } = await chosenWay(context, provider, call, {
		resultUrl,
		waitLimitMs: limitMs,
	});
	const notes = [...call.notes, ...notesOn(resultUrl)];
	if (request.dryRun) {
		const result = callResult(call, 'notCalled', true, { reason: 'dryRun' });
		const shown = showRequest(provider, call, back?.address ?? null);
		return { ...ended(result, notes), request: maskResumeKey(shown) };
	}

	requireReachable(provider, call, back, resultUrl);
	if (limitMs !== null) warnOfTimeout(context, limitMs);
	const credentialId = credentialIdOf(context.getNode(), credentialTypeOf(provider.id));
	const place = () =>
		placeCall(provider, call, back?.address ?? null, {
			transport: n8nTransport(context, provider),
			clock: n8nClock,
			limiters: limitersOf(provider, credentialId, call.settings.callsPerSecond),
			ledger: request.callOnce
				? ledgerOf(context.helpers, {
						workflowId: context.getWorkflow().id ?? '',
						nodeId: context.getNode().id,
					})
				: undefined,
			signal: context.getExecutionCancelSignal?.(),
			reported: back ? reportWatch.watch(back.token) : undefined,
		});
	const placing = isDirect ? turnOf(credentialId)(place) : place();
	return placing.then(
		(placement) => outcomeOf(placement, call, back, limitMs, notes),
		(error: unknown) => {
			if (!isVoiceError(error) || error.dialled === 'no') throw error;
			return perhapsCalled(error, call, back, waits, notes);
		},
	);
}

/** Refused in words that nobody documented: it can be that a phone rings all the same. */
function perhapsCalled(
	error: VoiceError,
	call: PreparedCall,
	back: WayBack | null,
	waits: boolean,
	notes: readonly string[],
): Outcome {
	const placedAt = back?.token.placedAt ?? new Date(n8nClock.now()).toISOString();
	const providerStatus = error.providerCode ?? null;
	const result = callResult(call, waits ? 'noResult' : 'placed', false, {
		placedAt,
		providerStatus,
	});
	return { ...ended(result, notes), unconfirmed: true, failure: error.toJSON() };
}

/** A test address listens only while somebody tests. */
const notesOn = (resultUrl: string): string[] =>
	resultUrl.includes('/webhook-test/')
		? ['"Result URL" is a test URL: it works only while its node listens for a test event.']
		: [];

function outcomeOf(
	placement: Placement,
	call: PreparedCall,
	back: WayBack | null,
	limitMs: number | null,
	notes: readonly string[],
): Outcome {
	const result = resultOfPlacement(placement, call, limitMs !== null);
	if (placement.state === 'notCalled') return ended(result, notes);
	const { state } = placement;
	return {
		// the token's own time: a report is known by it as the one of this call
		result: { ...result, placedAt: back?.token.placedAt ?? result.placedAt },
		waitMs: limitMs,
		notes: state === 'unconfirmed' ? [...notes, sentenceOf(placement.why)] : notes,
		unconfirmed: state === 'unconfirmed',
	};
}
