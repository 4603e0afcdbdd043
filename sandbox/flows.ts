import { Flow } from './flow';
import courierAtTheDoor from './flows/courier-at-the-door.json';
import passTheCallOn from './flows/pass-the-call-on.json';
import { PROVIDERS, type ProviderId } from './providers';

/** The built-in flows. */
export const FLOWS: readonly Flow[] = [courierAtTheDoor, passTheCallOn].map((flow) =>
	Flow.parse(flow),
);

/** One flow, three spellings: 32 hex digits at Talkdesk, a UUID at CM.com, SG_ at Kaleyra. */
const SPELLINGS: Readonly<Record<ProviderId, (id: string) => string>> = {
	talkdesk: (id) => id.replaceAll('-', ''),
	cmCom: (id) => id,
	kaleyra: (id) => `SG_${id}`,
};

export const flowIdAt = (provider: ProviderId, flow: Flow): string => SPELLINGS[provider](flow.id);

export const findFlow = (provider: ProviderId, flowId: string): Flow | undefined =>
	FLOWS.find((flow) => flowIdAt(provider, flow) === flowId);

/** What to type where, for `/_sandbox/about` and the command line. */
export const listFlows = () =>
	FLOWS.map((flow) => ({
		name: flow.name,
		ids: Object.fromEntries(
			PROVIDERS.map((provider) => [provider, flowIdAt(provider, flow)]),
		) as Record<ProviderId, string>,
	}));
