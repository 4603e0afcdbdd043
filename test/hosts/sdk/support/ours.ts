/** Our side: what Node-RED sends, with everything of it but the node. */
import {
	SANDBOX_REGION,
	authenticated,
	check,
	listOf,
	parseReport,
	providers,
	startCall,
	type ListName,
	type ProviderId,
	type ResultAddress,
	type Started,
} from '../../../../core';
import type { SignatureVerdict } from '../../../../core/providers/signature';
import { nodeClock } from '../../../../node-red/host/clock';
import { axiosTransport } from '../../../../node-red/host/transport';
import { sandboxAccount } from '../../../providers/samples';

/** A call as its builder describes it, and the address that its result is sent to. */
export interface OurCall {
	readonly settings: Readonly<Record<string, unknown>>;
	readonly address: ResultAddress;
}

const accountAt = (id: ProviderId, baseUrl: string) => ({
	...sandboxAccount(id).credentials,
	region: SANDBOX_REGION,
	baseUrl,
});

const transportOf = (id: ProviderId, account: object) =>
	authenticated(
		providers[id],
		check(providers[id].account, account, id),
		axiosTransport,
		nodeClock,
	);

/** Starts it at an address where the provider, or somebody in its place, listens. */
export function startOurs(
	id: ProviderId,
	baseUrl: string,
	{ settings, address }: OurCall,
	account: object = {},
): Promise<Started<{ address: ResultAddress }>> {
	const whole = { ...accountAt(id, baseUrl), ...account };
	return startCall<{ address: ResultAddress }>(
		{ provider: providers[id], settings, account: whole, waits: true, dryRun: false },
		{
			clock: nodeClock,
			gates: [],
			callback: () => ({ address }),
			lend: () => ({ transport: transportOf(id, whole), limiters: [] }),
		},
	);
}

/** What a drop-down would show. */
export function listOurs(id: ProviderId, baseUrl: string, name: ListName) {
	const account = accountAt(id, baseUrl);
	return listOf(providers[id], name, account, transportOf(id, account));
}

/** A report as it came, and what it was signed with. */
export interface SignedReport {
	readonly url?: string;
	readonly body: string;
	readonly signature: string;
	readonly key: string;
}

/** What we make of a signature at that time. */
export function verdictOf(
	id: ProviderId,
	{ url = '', body, signature, key }: SignedReport,
	nowMs: number,
): SignatureVerdict {
	const { signature: known } = providers[id].callback;
	if (known === undefined) throw new Error(`${id} signs nothing`);
	const report = parseReport({
		query: {},
		rawBody: body,
		url,
		headers: { [known.header]: signature },
	});
	return known.verify(report, key, nowMs);
}
