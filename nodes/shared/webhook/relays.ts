/**
 * The published "Outbound Call Result" nodes that wake waiting executions. A report that comes
 * before n8n has saved the wait is refused at the execution's own address (409); such a node holds
 * it until then. n8n tells each of them when it publishes or withdraws it, but not when it starts
 * again: so the calling node remembers which one it used.
 */
import type { IExecuteFunctions, IHookFunctions } from 'n8n-workflow';
import { isRecord, testCallback, type Provider } from '../../../core';
import { credentialIdOf } from '../host/accounts';
import { CALLBACK_CREDENTIAL, callbackKeys, hasCallbackSecret } from './callback-secret';
import { n8nClock } from '../host/clock';
import { n8nPlainTransport } from '../host/transport';

interface Relay {
	readonly url: string;
	/** Results travel between nodes with the same secret only. */
	readonly credentialId: string;
}

/** By node. */
const published = new Map<string, Relay>();
/** Addresses that were taken back while this process runs. */
const withdrawn = new Set<string>();
/** By provider and relay: whether its reports arrive there, and how long that is believed. */
const tests = new Map<string, { arrives: Promise<boolean>; untilMs: number }>();

const ARRIVES_FOR_MS = 10 * 60_000;
/** One that was not reached is left alone for a while: waiting for it in vain takes its time. */
const LOST_FOR_MS = 5 * 60_000;
/** In the calling node's static data. */
const USED_BEFORE = 'relay';

const nameOf = (context: IHookFunctions): string =>
	`${context.getWorkflow().id} ${context.getNode().id}`;

/** Remembers a node that is published; one that only listens for a test is gone too soon. */
export function relayPublished(context: IHookFunctions): void {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined || context.getMode() === 'manual') return;
	if (context.getNodeParameter('resumeWaiting', true) === false) return relayWithdrawn(context);
	const credentialId = credentialIdOf(context.getNode(), CALLBACK_CREDENTIAL);
	published.set(nameOf(context), { url, credentialId });
	withdrawn.delete(url);
	tests.clear();
}

/** Forgets a node that is not published any more. */
export function relayWithdrawn(context: IHookFunctions): void {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined || context.getMode() === 'manual') return;
	published.delete(nameOf(context));
	withdrawn.add(url);
}

/**
 * The address of a node with the secret of this one, at which reports of the provider arrive;
 * undefined without one. Test reports find that out, from here: it is from here that the node has
 * to reach the waiting execution.
 * @param given as the calling node's batch found it, or null: what a call of a batch wrote into
 *   its static data would take the place of all that the workflow keeps there
 */
export async function knownRelay(
	context: IExecuteFunctions,
	provider: Provider,
	given?: string | null,
): Promise<string | undefined> {
	if (given !== undefined) return given ?? undefined;
	if (!hasCallbackSecret(context)) return undefined;
	const credentialId = credentialIdOf(context.getNode(), CALLBACK_CREDENTIAL);
	const memory = context.getWorkflowStaticData('node');
	const before = isRecord(memory[USED_BEFORE]) ? (memory[USED_BEFORE] as unknown as Relay) : null;
	const known = [...published.values(), ...(before ? [before] : [])].filter(
		(relay) => relay.credentialId === credentialId && !withdrawn.has(relay.url),
	);
	for (const { url } of known) {
		if (!(await arrives(context, provider, { url, credentialId }))) continue;
		if (before?.url !== url || before.credentialId !== credentialId)
			memory[USED_BEFORE] = { url, credentialId };
		return url;
	}
	return undefined;
}

function arrives(
	context: IExecuteFunctions,
	provider: Provider,
	{ url, credentialId }: Relay,
): Promise<boolean> {
	const name = `${provider.id} ${credentialId} ${url}`;
	const known = tests.get(name);
	if (known && n8nClock.now() < known.untilMs) return known.arrives;
	const test = { arrives: arrivesAt(context, provider, url), untilMs: Infinity };
	tests.set(name, test);
	const believe = (forMs: number): void => void (test.untilMs = n8nClock.now() + forMs);
	void test.arrives.then(
		(arrived) => believe(arrived ? ARRIVES_FOR_MS : LOST_FOR_MS),
		() => believe(0),
	);
	return test.arrives;
}

async function arrivesAt(
	context: IExecuteFunctions,
	provider: Provider,
	url: string,
): Promise<boolean> {
	const reports = await testCallback(provider, {
		url,
		keys: await callbackKeys(context),
		way: 'relay',
		transport: n8nPlainTransport(context, provider),
		nowMs: n8nClock.now(),
		instance: null,
	});
	const sent = reports.filter(({ state }) => state !== 'notSaid');
	return sent.length > 0 && sent.every(({ state }) => state === 'reached');
}
