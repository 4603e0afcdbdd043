/** One planned call through the core, as a host would place it. */
import {
	authenticated,
	isVoiceError,
	placeCall,
	prepareCall,
	providers,
	wayBack,
	type CallHost,
	type Ledger,
	type Limiter,
	type PreparedCall,
	type Provider,
	type ProviderId,
	type TokenKeys,
	type WayBack,
} from '../../../core';
import { expectResult } from '../../../node-red/results/router';
import { axiosTransport } from '../../../node-red/host/transport';
import { SANDBOX } from '../../node-red/support/flow';
import { START_FAULTS, type NetworkFault } from '../faults';
import type { PlannedCall } from '../plan';
import type { Heard } from '../tally';
import type { ScaledClock } from './clock';

/** For answers that never come: long enough for the request to get there on a busy machine. */
const SHORT_TIMEOUT_SECONDS = 0.5;
/** For waits that no report ends. */
const SHORT_LIMIT_MS = 300;
/** For waits that a report ends; reached only when it is lost. */
const LONG_LIMIT_MS = 60_000;

export interface Bench {
	readonly sandboxUrl: string;
	/** Where no process listens. */
	readonly deadUrl: string;
	/** Where a network on the way does this. */
	readonly networks: Readonly<Record<NetworkFault, string>>;
	readonly resultUrl: string;
	readonly keys: TokenKeys;
	readonly clock: ScaledClock;
	readonly ledger: Ledger;
	limiters(provider: Provider): readonly Limiter[];
	/** Called before the request is sent, with the token that it will carry. */
	sealed(call: PlannedCall, back: WayBack): void;
}

const forever = new AbortController().signal;

/** Places a call and waits for its exit; `attempt` 2 meets no fault any more. */
export async function place(bench: Bench, call: PlannedCall, attempt: 1 | 2): Promise<Heard> {
	const expected = attempt === 1 ? call.expected : call.again!;
	const heard = { reference: call.reference, attempt, from: 'trigger' } as const;
	const provider = providers[call.provider];
	const prepared = readyCall(provider, bench, call, attempt);
	const limitMs = expected.endsAtLimit ? SHORT_LIMIT_MS : LONG_LIMIT_MS;
	const back = wayBack(prepared, {
		url: bench.resultUrl,
		keys: bench.keys,
		way: 'account',
		deliver: { node: 'trigger' },
		nowMs: Date.now(),
		waitLimitMs: limitMs,
	});
	bench.sealed(call, back);
	const waiting = expectResult(back.token, forever);
	const host: CallHost = {
		transport: transportOf(provider, prepared, bench),
		clock: bench.clock,
		limiters: bench.limiters(provider),
		ledger: bench.ledger,
	};
	const placement = await placeCall(provider, prepared, back.address, host).catch(
		(error: unknown) => error,
	);
	if (placement instanceof Error) {
		waiting.cancel();
		return {
			...heard,
			exit: `error:${isVoiceError(placement) ? placement.kind : String(placement)}`,
		};
	}
	const { state, ...rest } = placement as Awaited<ReturnType<typeof placeCall>>;
	if (state === 'notCalled') {
		waiting.cancel();
		const refused = 'reason' in rest && rest.reason === 'refusedByProvider';
		return { ...heard, exit: refused ? 'invalidNumber' : 'notCalled' };
	}
	const result = await waiting.within(limitMs);
	return { ...heard, exit: result?.exit ?? 'noResult', context: result?.context };
}

function readyCall(
	provider: Provider,
	bench: Bench,
	call: PlannedCall,
	attempt: 1 | 2,
): PreparedCall {
	const { nothingListens, network, shortTimeout } =
		attempt === 1 ? START_FAULTS[call.start] : START_FAULTS.none;
	const { credentials, flowId, from } = SANDBOX[call.provider];
	const live = network === undefined ? bench.sandboxUrl : bench.networks[network];
	const sandboxUrl = nothingListens ? bench.deadUrl : live;
	const prepared = prepareCall(
		provider,
		{
			flowId,
			from,
			to: call.to,
			reference: call.reference,
			context: call.context,
			...(shortTimeout ? { timeoutSeconds: SHORT_TIMEOUT_SECONDS } : {}),
		},
		{
			...credentials,
			region: 'sandbox',
			sandboxUrl,
			baseUrl: BASE_URLS[call.provider](sandboxUrl),
		},
	);
	if (prepared.kind === 'refused') throw new Error(`${call.reference}: ${prepared.sentence}`);
	return prepared;
}

/** CM.com's account has no region of its own. */
const BASE_URLS: Readonly<Record<ProviderId, (sandboxUrl: string) => string | undefined>> = {
	talkdesk: () => undefined,
	cmCom: (url) => `${url}/cm/voiceapi/v2`,
	kaleyra: () => undefined,
};

/** One transport per account and address, which keeps its access token. */
const transports = new Map<string, CallHost['transport']>();
function transportOf(provider: Provider, { account }: PreparedCall, bench: Bench) {
	const key = provider.id + provider.baseUrl(account);
	const known =
		transports.get(key) ?? authenticated(provider, account, axiosTransport, bench.clock);
	transports.set(key, known);
	return known;
}
