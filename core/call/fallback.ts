/** A call that another account makes, where the first one certainly called nobody. */
import { FAILURES, VoiceError, asVoiceError, isVoiceError, sentenceOf } from '../base/errors';
import { FALLBACK_SENTENCES } from '../messages/sentences';
import type { Provider } from '../providers/contract';
import type { OptionalField } from '../providers/table';
import { withEvidence, type Gate } from './gate';
import { createHandOver } from './hand-over';
import { resultOfPlacement } from './placement-result';
import { prepareCall, type PreparedCall } from './prepare';
import {
	startCall,
	type CallDraft,
	type Lent,
	type StartHost,
	type Started,
	type WithAddress,
} from './start';

/** A call as one account makes it. */
export interface Attempt<Back extends WithAddress> {
	readonly draft: CallDraft;
	readonly host: StartHost<Back>;
}

/** The account that is asked second. */
export interface Fallback<Back extends WithAddress> extends Attempt<Back> {
	/** Throws where its result could not come back: said before anybody is called. */
	check?(call: PreparedCall): unknown;
}

/** @typeParam Back see StartHost */
export type StartedOnce<Back> = Started<Back> & {
	/** Whether the second account is the one that this is about. */
	readonly isFallback: boolean;
};

/** What an account says for itself, because it means nothing to another one. */
const OWN = ['flowId', 'from', 'numberArgument'] as const;
export type OwnSettings = Readonly<Partial<Record<(typeof OWN)[number], unknown>>>;

/** Comforts: a call without them is still the call that was asked for. */
const COMFORTS = ['ringSeconds', 'voicemail'] as const satisfies readonly OptionalField[];

/** The settings of the same call at another account: its own flow and caller, and the rest as it is. */
export function settingsElsewhere(
	settings: CallDraft['settings'],
	provider: Provider,
	own: OwnSettings,
): CallDraft['settings'] {
	const shared = Object.entries(settings).filter(
		([name]) => !OWN.includes(name as never) && !isLeftOut(provider, name),
	);
	return { ...Object.fromEntries(shared), ...own };
}

const isLeftOut = ({ takes }: Provider, name: string): boolean =>
	COMFORTS.includes(name as never) && !takes.includes(name as OptionalField);

/**
 * Starts a call, as `startCall` does. Where the first account certainly called nobody, for a reason
 * that lies with its provider or with the way there, the second one is asked, under the same
 * reference. A call that may have been made is never made again, and what is wrong with the number,
 * or what a gate says, is the same for both. What is wrong with the second account's settings is
 * said before the first one is asked.
 */
export async function startWithFallback<Back extends WithAddress>(
	first: Attempt<Back>,
	fallback: Fallback<Back> | null,
): Promise<StartedOnce<Back>> {
	if (fallback === null)
		return { ...(await startCall(first.draft, first.host)), isFallback: false };
	await requireUsable(fallback);

	const handOver = createHandOver();
	let begun: Begun<Back> | undefined;
	const started = await startCall(first.draft, {
		...first.host,
		lend(call, back) {
			const lent = first.host.lend(call, back);
			begun = { call, back, lent };
			const { reservations } = lent;
			return { ...lent, reservations: reservations && handOver.first(reservations) };
		},
	}).catch(asVoiceError);
	if (!isVoiceError(started) || begun === undefined || !isFor(started, begun, handOver.isFree())) {
		await handOver.end();
		if (isVoiceError(started)) throw started;
		return { ...started, isFallback: false };
	}

	const { lent } = begun;
	const { host } = fallback;
	const second = await startCall(fallback.draft, {
		...host,
		gates: [unlessReported(lent), ...host.gates],
		lend: (call, back) => ({ ...host.lend(call, back), reservations: handOver.second() }),
	}).catch(asVoiceError);
	await handOver.end();
	const isSent = !isVoiceError(second) && second.kind === 'sent';
	if (lent.reported?.aborted && !isSent) return provenBy(begun, first);
	const { displayName } = fallback.draft.provider;
	if (isVoiceError(second)) throw bothFailed(started, second, displayName);
	const used = FALLBACK_SENTENCES.used(displayName, sentenceOf(started));
	const notes = [used, ...leftOutOf(first.draft, fallback.draft), ...second.notes];
	return { ...second, notes, isFallback: true };
}

/** How far the first account came. */
interface Begun<Back> {
	readonly call: PreparedCall;
	readonly back: Back | null;
	readonly lent: Lent;
}

/** Whether the failure of the first account is one for the second. */
const isFor = (
	{ kind, dialled }: VoiceError,
	{ lent: { signal, reported } }: { readonly lent: Lent },
	isFree: boolean,
): boolean =>
	dialled === 'no' &&
	FAILURES[kind].elsewhere &&
	isFree &&
	signal?.aborted !== true &&
	reported?.aborted !== true;

/** A report of the first call proves that it was placed, whatever its provider answered. */
const unlessReported = ({ reported }: Lent): Gate => ({
	ask: () => (reported?.aborted ? { notCalled: 'alreadyCalled', sentence: '' } : { go: true }),
});

function provenBy<Back extends WithAddress>(
	{ call, back }: Begun<Back>,
	{ draft, host }: Attempt<Back>,
): StartedOnce<Back> {
	const placedAt = new Date(host.clock.now()).toISOString();
	const placed = resultOfPlacement({ state: 'placed', callId: null, placedAt }, call, draft.waits);
	const result = withEvidence(placed, host.gates, call);
	return { kind: 'sent', result, call, back, notes: call.notes, isFallback: false };
}

async function requireUsable<Back extends WithAddress>({
	draft: { provider, settings, account },
	check,
}: Fallback<Back>): Promise<void> {
	const work = async () => {
		const call = prepareCall(provider, settings, account);
		// a wrong number is told by the first account
		if (call.kind === 'ready') await check?.(call);
	};
	await work().catch((error: unknown) => {
		if (!isVoiceError(error)) throw error;
		const { kind, message, field } = error;
		throw new VoiceError(kind, FALLBACK_SENTENCES.wrong(message), {
			...error,
			field: field && `fallback.${field}`,
		});
	});
}

const leftOutOf = ({ settings }: CallDraft, { provider }: CallDraft): string[] => {
	const fields = COMFORTS.filter(
		(name) => isLeftOut(provider, name) && (settings[name] ?? '') !== '',
	);
	return fields.length === 0 ? [] : [FALLBACK_SENTENCES.leftOut(provider.displayName, fields)];
};

/** The first one's failure says what kind of failure this is; both are told. */
function bothFailed(first: VoiceError, second: VoiceError, name: string): VoiceError {
	if (second.kind === 'cancelled') return second;
	const message = `${first.message} ${FALLBACK_SENTENCES.failedToo(name, second.message)}`;
	const hints = [first.hint, second.hint].filter((hint, at, all) => all.indexOf(hint) === at);
	return new VoiceError(first.kind, message, {
		...first,
		hint: hints.filter(Boolean).join(' ') || undefined,
	});
}
