import type { IExecuteFunctions } from 'n8n-workflow';
import {
	callResult,
	fingerprintOf,
	isSandboxAccount,
	labelOf,
	listRow,
	prepareCall,
	settingsElsewhere,
	simulateCall,
	providerOf,
	startWithFallback,
	waitLimitMs,
	type CallResult,
	type Fallback,
	type Gate,
	type OwnSettings,
	type Provider,
	type ResultToken,
	type StartHost,
	type Started,
} from '../../../core';
import { accountOf, credentialIdOf, credentialTypeOf } from '../../shared/host/accounts';
import { limitersOf, n8nClock } from '../../shared/host/clock';
import { askingMeanwhile } from '../../shared/webhook/arrivals';
import { reportWatch } from '../../shared/webhook/report-watch';
import { maskResumeKey } from '../../shared/webhook/resume-key';
import { n8nTransport } from '../../shared/host/transport';
import { N8N_SENTENCES } from '../../shared/host/words';
import { neededGates } from '../call-in-order/answers';
import { turnsOf } from './a-few-at-once';
import type { Mode } from '../outputs';
import type { CallRequest } from './read-call';
import type { Outcome } from './outcome';
import { forgetReference, referencesOf } from './references';
import { canHold } from './more-than-once';
import { ruleGates } from './rule-gates';
import { testResultUrl } from './test-callback';
import { warnOfTimeout } from './warnings';
import { chosenWay, requireReachable, type Callback } from './callback';

const turnOf = turnsOf(n8nClock);

/** Places the call of one item. Throws what a person has to put right. */
export async function placeItem(
	context: IExecuteFunctions,
	request: CallRequest,
	itemIndex: number,
	mode: Mode,
): Promise<Outcome> {
	const { provider, settings, resultUrl } = request;
	const waits = mode === 'waiting';
	if (request.simulateEnding) {
		const simulated = simulateCall(provider, settings, request.simulateEnding, waits);
		return { ...simulated, waitMs: null, unconfirmed: false };
	}
	const limitMs = waits ? waitLimitMs(request.waitLimitMinutes) : null;
	const account = await accountOf(context, provider.id, itemIndex);
	if (request.forgetReference) return forgetReference(context, request, account);
	if (request.testWayBack) {
		const result = callResult(prepareCall(provider, settings, account), 'notCalled', true, {
			reason: 'dryRun',
		});
		const wayBack = await testResultUrl(context, provider, resultUrl);
		return { result, wayBack, waitMs: null, notes: [], unconfirmed: false };
	}

	return startItem(context, request, itemIndex, { account, mode, limitMs });
}

interface Start {
	readonly account: unknown;
	readonly mode: Mode;
	readonly limitMs: number | null;
}

async function startItem(
	context: IExecuteFunctions,
	request: CallRequest,
	itemIndex: number,
	{ account, mode, limitMs }: Start,
): Promise<Outcome> {
	const { provider, settings, resultUrl, dryRun, fallback } = request;
	const waits = mode === 'waiting';
	const credentialId = credentialIdOf(context.getNode(), credentialTypeOf(provider.id));
	const itsAccount = fallback && (await accountOf(context, fallback.provider, itemIndex));
	const told: string[] = [];
	// the rules are the call's, whoever makes it: their limits count under the first account
	const rules = await ruleGates(context, request, {
		accountId: credentialId,
		isSandbox: isSandboxAccount(account) && (!fallback || isSandboxAccount(itsAccount)),
		tell: (sentence) => told.push(sentence),
	});
	const gates = [...neededGates(context), ...rules];
	let placedBy: string | undefined;
	const found = (execution: string) => void (placedBy = execution);
	const begun: ResultToken[] = [];
	const begins = (token: ResultToken) => {
		begun.push(token);
		reportWatch.placing(token);
	};
	const hostOf = (of: Provider) =>
		hostFor(context, request, { provider: of, gates, limitMs, found, begins });
	const draft = { provider, settings, account, waits, dryRun };
	const elsewhere = (id: string, own: OwnSettings): Fallback<Callback> => {
		const other = providerOf(id)!;
		const host = hostOf(other);
		return {
			draft: {
				...draft,
				provider: other,
				account: itsAccount,
				settings: settingsElsewhere(settings, other, own),
			},
			host,
			check: async (call) => requireReachable(other, call, await host.callback(call), resultUrl),
		};
	};
	const started = await startWithFallback(
		{ draft, host: hostOf(provider) },
		fallback ? elsewhere(fallback.provider, fallback.own) : null,
	).finally(() => begun.forEach(reportWatch.placed));
	const outcome = { ...outcomeOf(started, resultUrl, limitMs), placedBy };
	if (started.kind === 'sent') {
		// asked for again, it is the first account's call, whoever made it
		const asked = started.isFallback ? prepareCall(provider, settings, account) : started.call;
		const call = asked.kind === 'ready' ? asked : started.call;
		const notes = [...outcome.notes, ...told];
		return { ...outcome, notes, call: fingerprintOf(call, credentialId) };
	}
	if (started.kind === 'held' && request.areRulesAsNew && !canHold(context, mode))
		return { ...outcome, result: notHeld(started.result) };
	if (!dryRun) return outcome;
	const call = started.kind === 'dryRun' ? started.call : undefined;
	const foreseen = await listRow(started.result, request.callOnce, call, gates, n8nClock.now());
	return { ...outcome, notes: [...outcome.notes, ...told], foreseen };
}

/** Rules that nobody chose kept it back: whoever reads that has to hear where they are. */
const notHeld = (result: CallResult): CallResult => ({
	...result,
	sentence: `${result.sentence} ${N8N_SENTENCES.notHeld()}`,
});

/** What this n8n lends to a call that one provider makes. */
function hostFor(
	context: IExecuteFunctions,
	{ resultUrl, callOnce }: CallRequest,
	{ provider, gates, limitMs, found, begins }: HostOptions,
): StartHost<Callback> {
	const node = context.getNode();
	const credentialId = credentialIdOf(node, credentialTypeOf(provider.id));
	return {
		clock: n8nClock,
		gates,
		callback: (call) => chosenWay(context, provider, call, { resultUrl, waitLimitMs: limitMs }),
		lend(call, back) {
			requireReachable(provider, call, back, resultUrl);
			if (limitMs !== null) warnOfTimeout(context, limitMs);
			const transport = n8nTransport(context, provider);
			const isRelayed = back !== null && limitMs !== null && !back.isDirect;
			if (isRelayed) begins(back.token);
			return {
				transport: isRelayed ? askingMeanwhile(context, provider, back, transport) : transport,
				limiters: limitersOf(provider, credentialId, call.settings.callsPerSecond),
				reservations: callOnce ? referencesOf(context, found) : undefined,
				accountId: credentialId,
				signal: context.getExecutionCancelSignal?.(),
				reported: back ? reportWatch.watch(back.token) : undefined,
				ended: isRelayed ? reportWatch.watchEnd(back.token) : undefined,
				around: back?.isDirect ? turnOf(credentialId) : undefined,
			};
		},
	};
}

interface HostOptions {
	readonly provider: Provider;
	readonly gates: readonly Gate[];
	readonly limitMs: number | null;
	/** Told which execution placed the call before. */
	readonly found: (executionId: string) => void;
	/** Told of each call that is waited for and placed from then on, by its token. */
	readonly begins: (token: ResultToken) => void;
}

function outcomeOf(started: Started<Callback>, resultUrl: string, limitMs: number | null): Outcome {
	const { result } = started;
	const ended = {
		result,
		waitMs: null,
		notes: [...started.notes, ...notesOn(resultUrl)],
		unconfirmed: !result.confirmed,
	};
	if (started.kind === 'refused')
		// the editor opens the first output, which is empty then
		return { ...ended, notes: [`${labelOf(result.exit)}: ${result.sentence}`] };
	if (started.kind === 'held') return { ...ended, heldUntil: started.notBefore };
	if (started.kind === 'dryRun') return { ...ended, request: maskResumeKey(started.request) };
	if (started.kind !== 'sent') return ended;
	const { back, failure } = started;
	return {
		...ended,
		// the token's own time: a report is known by it as the one of this call
		result: { ...result, placedAt: back?.token.placedAt ?? result.placedAt },
		waitMs: failure ? null : limitMs,
		...(failure && { failure: failure.toJSON() }),
	};
}

/** A test address listens only while somebody tests. */
const notesOn = (resultUrl: string): string[] =>
	resultUrl.includes('/webhook-test/')
		? ['"Result URL" is a test URL: it works only while its node listens for a test event.']
		: [];
