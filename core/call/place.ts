import type { Clock } from '../base/clock';
import { FAILURES, type VoiceError, isVoiceError } from '../base/errors';
import type { Limiter } from '../rate-limit/limiter';
import { withPermits } from '../rate-limit/permits';
import type { PreparedCall } from './prepare';
import type { Answer, Provider, ResultAddress } from '../providers/contract';
import { refusalOf, textsIn } from './refusal';
import { stoppedCall } from './stopped-call';
import type { HttpRequest, HttpResponse, Transport } from '../http/transport';
import { createTries } from '../rate-limit/retry-policy';

/** Where references that were called are written down, before anything is dialled. */
export interface Ledger {
	/** True for whoever comes first; false ever after. */
	claim(reference: string): Promise<boolean>;
	/**
	 * Writes a claim down for good, right before its first request is sent: a call that only
	 * waits for a permit must not be lost to a crash. False when another process was quicker.
	 * Absent: `claim` has done so. Rejects with a VoiceError where the claim is then released.
	 */
	record?(reference: string): Promise<boolean>;
	/**
	 * Writes the record once more, when its request was sent and somebody may be called: a store
	 * that processes share without a lock can have lost it. Whatever it ends with, the call stays
	 * what it is.
	 */
	confirm?(reference: string): Promise<void>;
	/** Takes the record back for a while in which certainly nobody is called; the claim stands. */
	unrecord?(reference: string): Promise<void>;
	/** Takes a claim back; only when the call certainly was not made. */
	release(reference: string): Promise<void>;
}

/** What a host lends the core. */
export interface CallHost {
	/** Authenticates; see core/http/transport.ts. */
	readonly transport: Transport;
	readonly clock: Clock;
	/** The account's, shared by all nodes that use it: providers count requests per account. */
	readonly limiters: readonly Limiter[];
	/** Absent: calling a reference again is allowed. */
	readonly ledger?: Ledger;
	readonly signal?: AbortSignal;
	/** Aborted when a report of this call arrives, even late: whatever the answers say, it was placed. */
	readonly reported?: AbortSignal;
}

export type Placement =
	| { readonly state: 'placed'; readonly callId: string | null; readonly placedAt: string }
	/** Sent, but nobody knows whether it was taken: somebody's phone may ring. */
	| { readonly state: 'unconfirmed'; readonly why: VoiceError; readonly placedAt: string }
	| {
			readonly state: 'notCalled';
			readonly reason: 'alreadyCalled' | 'refusedByProvider';
			readonly providerStatus: string | null;
	  };

const ALREADY_CALLED = {
	state: 'notCalled',
	reason: 'alreadyCalled',
	providerStatus: null,
} as const satisfies Placement;

/**
 * Places one call: claim the reference, wait for a permit, write the claim down, send, read.
 * Only what certainly called nobody is sent again. Throws when the call was not made for a
 * reason that a person has to put right; the claim is then taken back.
 */
export async function placeCall(
	provider: Provider,
	call: PreparedCall,
	result: ResultAddress | null,
	host: CallHost,
): Promise<Placement> {
	const request = httpRequest(provider, call, result, host.signal);
	const read = answerReader(provider, call, result, host);
	if (host.ledger && !(await host.ledger.claim(call.reference))) return ALREADY_CALLED;

	const { outcome, sentAtMs } = await send(read, request, host, call.reference).catch(
		(error: unknown) => ({
			outcome: host.reported?.aborted && isVoiceError(error) ? PROVEN : error,
			sentAtMs: host.clock.now(),
		}),
	);
	const placedAt = new Date(sentAtMs).toISOString();
	if (outcome === ALREADY_CALLED) return ALREADY_CALLED;
	if (isAccepted(outcome)) {
		await (outcome === PROVEN ? keep(host, call.reference) : confirm(host, call.reference));
		return { state: 'placed', callId: outcome.callId, placedAt };
	}
	if (!isVoiceError(outcome)) throw outcome;
	// a store that fails here keeps the reference, which is the safe side; the reason matters more
	if (outcome.dialled === 'no') {
		await host.ledger?.release(call.reference).catch(() => undefined);
		// the provider's word against its own report
		const late = () => void keep(host, call.reference);
		if (host.reported?.aborted) late();
		else host.reported?.addEventListener('abort', late, { once: true });
	}
	if (outcome.dialled === 'maybe') await confirm(host, call.reference);
	if (outcome.dialled === 'maybe' && FAILURES[outcome.kind].dialled === 'maybe')
		return { state: 'unconfirmed', why: outcome, placedAt };
	if (outcome.kind === 'numberRefused')
		return {
			state: 'notCalled',
			reason: 'refusedByProvider',
			providerStatus: outcome.providerCode ?? null,
		};
	throw outcome;
}

/** What was sent cannot be unsent: without the second record the first one stands. */
async function confirm({ ledger }: CallHost, reference: string): Promise<void> {
	try {
		await ledger?.confirm?.(reference);
	} catch {
		// the call was made, and its result has to be told
	}
}

/** Writes down what a report proves; its record can have been taken back before it came. */
async function keep(host: CallHost, reference: string): Promise<void> {
	try {
		await host.ledger?.record?.(reference);
	} catch {
		// the claim stands
	}
	await confirm(host, reference);
}

/** The exact request that would be sent, without credentials. */
export function httpRequest(
	provider: Provider,
	{ input, account, settings }: PreparedCall,
	result: ResultAddress | null,
	signal?: AbortSignal,
): HttpRequest {
	const { path, ...rest } = provider.start.toHttp(input, account, result);
	return {
		...rest,
		url: new URL(provider.baseUrl(account) + path).href,
		headers: {},
		timeoutMs: settings.timeoutSeconds * 1_000,
		signal,
	};
}

type Accepted = Extract<Answer, { accepted: true }>;

/** What a report proves, whatever the provider answers. */
const PROVEN: Accepted = { accepted: true, callId: null };

const either = (...signals: Array<AbortSignal | undefined>): AbortSignal =>
	AbortSignal.any(signals.filter((signal) => signal !== undefined));

const isAccepted = (outcome: unknown): outcome is Accepted =>
	!(outcome instanceof Error) && (outcome as Accepted | undefined)?.accepted === true;

/** Sends until there is an answer to go by; each try takes a permit of its own. */
async function send(
	read: ReturnType<typeof answerReader>,
	request: HttpRequest,
	host: CallHost,
	reference: string,
) {
	const nextTry = createTries();
	let signedInAgain = false;
	let isRecorded = false;
	let sentAtMs = host.clock.now();
	for (;;) {
		const outcome = await withPermits(host.limiters, host.signal, async () => {
			if (host.reported?.aborted) return PROVEN;
			isRecorded ||= (await host.ledger?.record?.(reference)) ?? true;
			if (!isRecorded) return ALREADY_CALLED;
			sentAtMs = host.clock.now();
			return host
				.transport(request)
				.then(
					(response) => (response.tokenDropped && !signedInAgain ? null : read(response)),
					asVoiceError,
				);
		});
		if (outcome === null) {
			// a 401 called nobody; once more, with a fresh access token
			signedInAgain = true;
			continue;
		}
		if (!isVoiceError(outcome)) return { outcome, sentAtMs };

		const { again, pauseMs } = nextTry(outcome);
		// everybody on the account slows down, not only the one that was told to, who may give up
		if (outcome.kind === 'rateLimited')
			for (const limiter of host.limiters) {
				limiter.pause(pauseMs);
				limiter.slowDown();
			}
		if (host.reported?.aborted) return { outcome: PROVEN, sentAtMs };
		if (!again || host.signal?.aborted) return { outcome: stoppedCall(outcome), sentAtMs };
		// a store that fails here keeps the reference, which is the safe side
		await host.ledger?.unrecord?.(reference).then(
			() => (isRecorded = false),
			() => undefined,
		);
		await host.clock.sleep(pauseMs, either(host.signal, host.reported));
	}
}

/** Reads answers: what was accepted, or why not. */
const answerReader =
	(
		provider: Provider,
		{ account }: PreparedCall,
		result: ResultAddress | null,
		{ clock }: CallHost,
	) =>
	(response: HttpResponse): Accepted | VoiceError => {
		const answer = provider.start.read(response);
		return answer.accepted
			? answer
			: refusalOf(provider, answer, response, clock.now(), [
					...textsIn(account),
					...textsIn(result),
				]);
	};

/** Failures are values until we know whether to repeat; anything else is a bug and passes through. */
function asVoiceError(error: unknown): VoiceError {
	if (isVoiceError(error)) return error;
	throw error;
}
