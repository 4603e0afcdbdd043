/** How a call starts: the one sequence, whoever asks for it. */
import type { Clock } from '../base/clock';
import { isVoiceError, sentenceOf, type VoiceError } from '../base/errors';
import type { Provider, ResultAddress } from '../providers/contract';
import { callResult, type CallResult } from '../result/result';
import { showRequest, type ShownRequest } from './dry-run';
import { giveBackTo, objectionTo, withEvidence, type Gate } from './gate';
import { placeCall, type CallHost } from './place';
import { stoppedBy, type Placement } from './placement';
import { resultOfPlacement, resultOfRefusal } from './placement-result';
import { prepareCall, type PreparedCall } from './prepare';

/** A call as the builder asks for it. */
export interface CallDraft {
	readonly provider: Provider;
	/** By public names, unchecked. */
	readonly settings: Readonly<Record<string, unknown>>;
	/** The account's fields, unchecked. */
	readonly account: unknown;
	/** Whether somebody waits for the result. */
	readonly waits: boolean;
	readonly dryRun: boolean;
}

/** What a call needs to be sent. */
export interface Lent extends Omit<CallHost, 'clock' | 'gates'> {
	/** Runs the placing: in its turn, or beside a report that can end it early. Rejects as it does. */
	around?(place: () => Promise<Placement>): Promise<Placement>;
}

/** A host's way for the result. */
export interface WithAddress {
	readonly address: ResultAddress;
}

/** What a host lends to start calls. @typeParam Back its way for the result */
export interface StartHost<Back extends WithAddress> {
	readonly clock: Clock;
	readonly gates: readonly Gate[];
	/** Where the result is sent; null when nobody wants it. A dry run shows it too. */
	callback(call: PreparedCall): Back | null | Promise<Back | null>;
	/** Asked when the call is to be placed; what it throws stops the call. */
	lend(call: PreparedCall, back: Back | null): Lent;
}

/** How far a call came. */
export type Started<Back> = {
	/** What is known so far: of a call that was sent, also what a wait without a report ends with. */
	readonly result: CallResult;
	/** What the builder should know, though it stopped nothing. */
	readonly notes: readonly string[];
} & (
	| { readonly kind: 'refused' | 'notCalled' }
	| { readonly kind: 'dryRun'; readonly request: ShownRequest; readonly call: PreparedCall }
	/** It may be started again from `notBefore` on, in ISO 8601, UTC. */
	| { readonly kind: 'held'; readonly notBefore: string }
	| {
			readonly kind: 'sent';
			readonly call: PreparedCall;
			readonly back: Back | null;
			/** Refused, in words that nobody documented: a phone may ring, and a person has to look. */
			readonly failure?: VoiceError;
	  }
);

/**
 * Prepares a call, refuses a wrong number, makes its callback address, and then shows the request
 * or asks the gates, reserves the reference and places the call. Throws when nobody was called
 * for a reason that a person has to put right.
 */
export async function startCall<Back extends WithAddress>(
	{ provider, settings, account, waits, dryRun }: CallDraft,
	host: StartHost<Back>,
): Promise<Started<Back>> {
	const call = prepareCall(provider, settings, account);
	if (call.kind === 'refused')
		return { kind: 'refused', result: resultOfRefusal(call, waits), notes: [] };
	const { notes } = call;
	const back = await host.callback(call);
	const address = back?.address ?? null;
	if (dryRun) {
		const result = callResult(call, 'notCalled', true, { reason: 'dryRun' });
		return { kind: 'dryRun', result, request: showRequest(provider, call, address), call, notes };
	}

	const { clock, gates } = host;
	const place = async (): Promise<Placement> => {
		const objection = await objectionTo(call, gates, clock);
		if (objection) return stoppedBy(objection);
		const { around = (act) => act(), ...lent } = host.lend(call, back);
		return around(() => placeCall(provider, call, address, { ...lent, clock, gates }));
	};
	const placement = await place().catch(async (error: unknown): Promise<VoiceError> => {
		if (isVoiceError(error) && error.dialled === 'maybe') return error;
		if (isVoiceError(error)) await giveBackTo(gates, call);
		throw error;
	});
	if (isVoiceError(placement)) {
		const known = {
			placedAt: new Date(clock.now()).toISOString(),
			providerStatus: placement.providerCode ?? null,
		};
		const sent = callResult(call, waits ? 'noResult' : 'placed', false, known);
		const result = withEvidence(sent, gates, call);
		return { kind: 'sent', result, call, back, notes, failure: placement };
	}
	const result = withEvidence(resultOfPlacement(placement, call, waits), gates, call);
	if (placement.state === 'notCalled' || placement.state === 'held') await giveBackTo(gates, call);
	if (placement.state === 'notCalled') return { kind: 'notCalled', result, notes };
	if (placement.state === 'held')
		return { kind: 'held', notBefore: placement.notBefore, result, notes };
	const why = placement.state === 'unconfirmed' ? [sentenceOf(placement.why)] : [];
	return { kind: 'sent', result, call, back, notes: [...notes, ...why] };
}
