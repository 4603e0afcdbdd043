/** The two comparisons that are the same for every SDK: of requests, and of what is made of a signature. */
import type { ProviderId } from '../../../../core';
import type { SignatureVerdict } from '../../../../core/providers/signature';
import { startSandbox } from '../../../../sandbox/index';
import { SAMPLES } from '../../../providers';
import { sandboxAccount } from '../../../providers/samples';
import { openCatcher, sent, type Caught, type Sent } from './catcher';
import { startOurs, verdictOf, type OurCall } from './ours';
import { spoilt, type Signable } from './random-calls';
import type { Vendor, Work } from './vendor';

/** What the SDK sends for these calls, and what we send, one by one. */
export async function requestsOf(
	id: ProviderId,
	vendor: Vendor,
	calls: readonly OurCall[],
	theirWay: Work<{ url: string; calls: readonly OurCall[] }>,
	account: object = {},
): Promise<{ theirs: Sent[]; ours: Sent[] }> {
	const { status, body } = SAMPLES[id].accepted as { status: number; body: unknown };
	const catcher = await openCatcher({ status, body });
	try {
		await vendor.run(theirWay, { url: catcher.url, calls });
		const theirs = catcher.take().map(sent);
		for (const call of calls) await startOurs(id, catcher.url, call, account);
		return { theirs, ours: catcher.take().map(sent) };
	} finally {
		await catcher.stop();
	}
}

/** The reports of a call to a busy line, as the sandbox sent them over the wire. */
export async function reportsOf(
	id: ProviderId,
): Promise<Array<Caught & { readonly seen: string }>> {
	const { flowId, from } = sandboxAccount(id);
	const sandbox = await startSandbox({ speed: 1_000 });
	const catcher = await openCatcher({});
	try {
		const settings = { flowId, from, to: '+14155550103', reference: 'order-1042' };
		const address = { url: `${catcher.url}/result?rb=token`, token: 'token' };
		await SAMPLES[id].setUp?.(sandbox.url, address.url);
		await startOurs(id, sandbox.baseUrls[id], { settings, address });
		await sandbox.idle();
		return catcher.take().map((report) => ({ ...report, seen: catcher.url + report.path }));
	} finally {
		await catcher.stop();
		await sandbox.stop();
	}
}

export interface Signed extends Signable {
	readonly signature: string;
	/** What is made of it is asked for this time, in milliseconds since the Unix epoch. */
	readonly nowMs: number;
}

export const WINDOW_MS = 300_000;

/** For each signature: as it is, and after one character of body, key or signature was changed. */
export const withSpoilt = (signed: readonly Signed[]): { right: Signed[]; wrong: Signed[] } => ({
	right: [...signed],
	wrong: signed.flatMap((each) => [
		{ ...each, body: spoilt(each.body, each.at) },
		{ ...each, key: spoilt(each.key, each.at) },
		{ ...each, signature: spoilt(each.signature, each.at) },
	]),
});

export const verdictsOf = (id: ProviderId, signed: readonly Signed[]): SignatureVerdict[] =>
	signed.map((each) => verdictOf(id, each, each.nowMs));

/** How often each comes. */
export const tally = (values: readonly unknown[]): Record<string, number> => {
	const counts: Record<string, number> = {};
	for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
	return counts;
};
