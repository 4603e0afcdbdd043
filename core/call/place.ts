import type { Clock } from '../base/clock';
import { FAILURES, asVoiceError, isVoiceError, type VoiceError } from '../base/errors';
import type { Limiter } from '../rate-limit/limiter';
import { withPermits } from '../rate-limit/permits';
import { objectionTo, type Gate } from './gate';
import { stoppedBy, type Placement } from './placement';
import type { PreparedCall } from './prepare';
import { NOTHING_MORE_KNOWN, fingerprintOf, replayOf } from './replay';
import { UNRESERVED, type Reservation, type Reservations } from './reservations';
import type { Answer, Provider, ResultAddress } from '../providers/contract';
import { refusalOf, textsIn } from './refusal';
import { stoppedCall } from './stopped-call';
import type { HttpRequest, HttpResponse, Transport } from '../http/transport';
import { createTries } from '../rate-limit/retry-policy';

/** What a host lends the core. */
export interface CallHost {
	/** Authenticates; see core/http/transport.ts. */
	readonly transport: Transport;
	readonly clock: Clock;
	/** The account's, shared by all nodes that use it: providers count requests per account. */
	readonly limiters: readonly Limiter[];
	/** Absent: calling a reference again is allowed. */
	readonly reservations?: Reservations;
	/** The host's own name for the account: a reference belongs to one. */
	readonly accountId?: string;
	/** What has to let the call go, asked in this order. */
	readonly gates: readonly Gate[];
	readonly signal?: AbortSignal;
	/** Aborted when a report of this call arrives, even late: whatever the answers say, it was placed. */
	readonly reported?: AbortSignal;
	/** Aborted when the report of how it ended arrives, which is held until the call is waited for. */
	readonly ended?: AbortSignal;
}

/** Somebody else has the reference. */
const TAKEN = { taken: true } as const;

/**
 * Places one call: reserve the reference, wait for a permit, ask the gates, write the reference
 * down, send, read. Only what certainly called nobody is sent again. Throws when the call was
 * not made for a reason that a person has to put right; the reference is then free again.
 */
export async function placeCall(
	provider: Provider,
	call: PreparedCall,
	result: ResultAddress | null,
	host: CallHost,
): Promise<Placement> {
	const request = httpRequest(provider, call, result, host.signal);
	const read = answerReader(provider, call, result, host);
	const { reservations } = host;
	const mine = fingerprintOf(call, host.accountId ?? '');
	/** Who has the reference; whoever cannot tell lets it be the same call. */
	const replay = async (): Promise<Placement> =>
		replayOf(
			(await reservations?.earlier?.(call.reference, mine).catch(() => null)) ?? NOTHING_MORE_KNOWN,
		);
	const reservation = reservations ? await reservations.reserve(call.reference, mine) : UNRESERVED;
	if (reservation === null) return replay();

	const { outcome, sentAtMs } = await send(read, request, call, host, reservation).catch(
		(error: unknown) => {
			const failure = asVoiceError(error);
			return {
				outcome: host.reported?.aborted ? PROVEN : failure,
				sentAtMs: host.clock.now(),
			};
		},
	);
	const placedAt = new Date(sentAtMs).toISOString();
	if ('taken' in outcome) return replay();
	if ('state' in outcome) {
		await free(reservation, host);
		return outcome;
	}
	if ('accepted' in outcome) {
		await (outcome === PROVEN ? keep(reservation) : confirm(reservation));
		return { state: 'placed', callId: outcome.callId, placedAt };
	}
	if (outcome.dialled === 'no') await free(reservation, host);
	if (outcome.dialled === 'maybe') await confirm(reservation);
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

/** Nobody was called; a report that comes all the same proves otherwise. */
async function free(reservation: Reservation, { reported }: CallHost): Promise<void> {
	// a store that fails here keeps the reference, which is the safe side; the reason matters more
	await reservation.release().catch(() => undefined);
	const late = () => void keep(reservation);
	if (reported?.aborted) late();
	else reported?.addEventListener('abort', late, { once: true });
}

/** What was sent cannot be unsent: without the second record the first one stands. */
const confirm = (reservation: Reservation): Promise<void> =>
	// the call was made, and its result has to be told
	reservation.confirm().catch(() => undefined);

/** Writes down what a report proves; its record can have been taken back before it came. */
async function keep(reservation: Reservation): Promise<void> {
	// without it the reservation stands
	await reservation.commit().catch(() => undefined);
	await confirm(reservation);
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

/** Sends until there is an answer to go by; each try takes a permit of its own, and asks the gates. */
async function send(
	read: ReturnType<typeof answerReader>,
	request: HttpRequest,
	call: PreparedCall,
	host: CallHost,
	reservation: Reservation,
) {
	const nextTry = createTries();
	let signedInAgain = false;
	let isWritten = false;
	let sentAtMs = host.clock.now();
	for (;;) {
		const outcome = await withPermits(host.limiters, host.signal, async () => {
			const objection = await objectionTo(call, host.gates, host.clock);
			if (host.reported?.aborted) return PROVEN;
			if (objection) return stoppedBy(objection);
			isWritten ||= await reservation.commit();
			if (!isWritten) return TAKEN;
			sentAtMs = host.clock.now();
			const answer = host
				.transport(request)
				.then(
					(response) => (response.tokenDropped && !signedInAgain ? null : read(response)),
					asVoiceError,
				);
			return answerOrProof(answer, host);
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
		await reservation.rollback().then(
			() => (isWritten = false),
			() => undefined,
		);
		await host.clock.sleep(pauseMs, either(host.signal, host.reported));
	}
}

/** An answer that comes so soon after the report is worth waiting for: it tells the call's id. */
const ANSWER_AFTER_REPORT_MS = 8_000;

/**
 * The provider's answer, unless the call has ended without it. A provider may not answer until its
 * report has been taken, which in turn has to wait until this call is waited for.
 */
function answerOrProof<T>(answer: Promise<T>, { ended, clock }: CallHost): Promise<T | Accepted> {
	if (ended === undefined) return answer;
	const answered = new AbortController();
	const proof = new Promise<Accepted>((resolve) => {
		const prove = async () => {
			await clock.sleep(ANSWER_AFTER_REPORT_MS, answered.signal);
			resolve(PROVEN);
		};
		if (ended.aborted) void prove();
		else ended.addEventListener('abort', prove, { once: true, signal: answered.signal });
	});
	return Promise.race([answer, proof]).finally(() => answered.abort());
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
