/** One planned call through the core, as a host would place it. */
import {
	authenticated,
	isVoiceError,
	providers,
	startWithFallback,
	wayBack,
	type Attempt,
	type CallDraft,
	type Lent,
	type Limiter,
	type PreparedCall,
	type Provider,
	type Reservations,
	type Started,
	type TokenKeys,
	type WayBack,
} from '../../../core';
import { expectResult, type Expectation } from '../../../node-red/results/router';
import { axiosTransport } from '../../../node-red/host/transport';
import { SANDBOX } from '../../node-red/support/flow';
import { SAMPLES } from '../../providers';
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
	readonly reservations: Reservations;
	limiters(provider: Provider): readonly Limiter[];
	/** Called before the request is sent, with the token that it will carry. */
	sealed(call: PlannedCall, back: WayBack): void;
}

const forever = new AbortController().signal;

/** Places a call and waits for its exit; `attempt` 2 meets no fault any more. */
export async function place(bench: Bench, call: PlannedCall, attempt: 1 | 2): Promise<Heard> {
	const expected = attempt === 1 ? call.expected : call.again!;
	const heard = { reference: call.reference, attempt, from: 'trigger' } as const;
	const limitMs = expected.endsAtLimit ? SHORT_LIMIT_MS : LONG_LIMIT_MS;
	const expectations = new Map<WayBack, Expectation>();
	const over = (own: Asked): Attempt<WayBack> => ({
		draft: draftOf(bench, call, own),
		host: {
			clock: bench.clock,
			gates: [],
			callback(prepared) {
				const back = wayBack(prepared, {
					url: bench.resultUrl,
					keys: bench.keys,
					way: 'account',
					deliver: { node: 'trigger' },
					nowMs: Date.now(),
					waitLimitMs: limitMs,
				});
				bench.sealed(call, back);
				expectations.set(back, expectResult(back.token, forever));
				return back;
			},
			lend: (prepared) => ({
				transport: transportOf(providers[own.provider], prepared, bench),
				limiters: bench.limiters(providers[own.provider]),
				reservations: bench.reservations,
			}),
		},
	});
	const isFirst = attempt === 1;
	const asked = ({ provider, start }: Asked): Asked => ({
		provider,
		start: isFirst ? start : 'none',
	});
	const started = await startWithFallback(
		over(asked(call)),
		call.second ? over(asked(call.second)) : null,
	).catch((error: unknown) => error as Error);
	const back = started instanceof Error || started.kind !== 'sent' ? null : started.back;
	const waiting = back ? expectations.get(back) : undefined;
	for (const one of expectations.values()) if (one !== waiting) one.cancel();
	const exit = exitBeforeReport(started);
	if (exit !== undefined) {
		waiting?.cancel();
		return { ...heard, exit };
	}
	const result = await waiting!.within(limitMs);
	return { ...heard, exit: result?.exit ?? 'noResult', context: result?.context };
}

/** Undefined for a call that was sent. */
function exitBeforeReport(started: Started<WayBack> | Error): string | undefined {
	if (started instanceof Error)
		return `error:${isVoiceError(started) ? started.kind : String(started)}`;
	if (started.kind !== 'sent') return started.result.exit;
	return started.failure && `error:${started.failure.kind}`;
}

/** One account that is asked, and the fault that it meets. */
type Asked = Pick<PlannedCall, 'provider' | 'start'>;

function draftOf(bench: Bench, call: PlannedCall, own: Asked): CallDraft {
	const { nothingListens, network, shortTimeout } = START_FAULTS[own.start];
	const { credentials, flowId, from } = SANDBOX[own.provider];
	const provider = providers[own.provider];
	const live = network === undefined ? bench.sandboxUrl : bench.networks[network];
	const sandboxUrl = nothingListens ? bench.deadUrl : live;
	return {
		provider,
		settings: {
			flowId,
			from,
			to: call.to,
			reference: call.reference,
			context: call.context,
			...(shortTimeout ? { timeoutSeconds: SHORT_TIMEOUT_SECONDS } : {}),
		},
		account: {
			...credentials,
			region: 'sandbox',
			sandboxUrl,
			...SAMPLES[own.provider].sandboxAddress?.(sandboxUrl),
		},
		waits: true,
		dryRun: false,
	};
}

/** One transport per account and address, which keeps its access token. */
const transports = new Map<string, Lent['transport']>();
function transportOf(provider: Provider, { account }: PreparedCall, bench: Bench) {
	const key = provider.id + provider.baseUrl(account);
	const known =
		transports.get(key) ?? authenticated(provider, account, axiosTransport, bench.clock);
	transports.set(key, known);
	return known;
}
