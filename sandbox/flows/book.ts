import { Flow } from './flow';
import appointmentReminder from './built-in/appointment-reminder.json';
import courierAsks from './built-in/courier-asks.json';
import courierAtTheDoor from './built-in/courier-at-the-door.json';
import passTheCallOn from './built-in/pass-the-call-on.json';
import paymentFailed from './built-in/payment-failed.json';
import { PROVIDERS, type ProviderId } from '../providers';

/** The built-in flows. */
export const FLOWS: readonly Flow[] = [
	courierAtTheDoor,
	passTheCallOn,
	courierAsks,
	appointmentReminder,
	paymentFailed,
].map((flow) => Flow.parse(flow));

/** One flow, three spellings: 32 hex digits at Talkdesk, a UUID at CM.com, SG_ at Kaleyra. */
const SPELLINGS: Readonly<Record<ProviderId, (id: string) => string>> = {
	talkdesk: (id) => id.replaceAll('-', ''),
	cmCom: (id) => id,
	kaleyra: (id) => `SG_${id}`,
};

export const flowIdAt = (provider: ProviderId, flow: Flow): string =>
	SPELLINGS[provider](flow.id.toLowerCase());

/** A file of the flow folder that cannot be used, and why. */
export interface FlowProblem {
	readonly file: string;
	readonly message: string;
}

export interface FlowBook {
	list(): readonly Flow[];
	/** By the id a provider knows it by, whatever its state. */
	find(provider: ProviderId, flowId: string): Flow | undefined;
	problems(): readonly FlowProblem[];
	/** Replaces the flows that are not built in; one with a built-in id stands in for that. */
	setOwn(flows: readonly Flow[], problems: readonly FlowProblem[]): void;
}

export function createFlowBook(): FlowBook {
	let flows = FLOWS;
	let problems: readonly FlowProblem[] = [];
	let byId = index(flows);
	return {
		list: () => flows,
		find: (provider, flowId) => byId.get(`${provider} ${flowId}`),
		problems: () => problems,
		setOwn(own, found) {
			const ids = new Set(own.map((flow) => flowIdAt('cmCom', flow)));
			flows = [...FLOWS.filter(({ id }) => !ids.has(id)), ...own];
			problems = found;
			byId = index(flows);
		},
	};
}

const index = (flows: readonly Flow[]): ReadonlyMap<string, Flow> =>
	new Map(
		flows.flatMap((flow) =>
			PROVIDERS.map((provider) => [`${provider} ${flowIdAt(provider, flow)}`, flow] as const),
		),
	);

/** What to type where, for `/_sandbox/about` and the command line. */
export const listFlows = (flows: readonly Flow[] = FLOWS) =>
	flows.map((flow) => ({
		name: flow.name,
		ids: Object.fromEntries(
			PROVIDERS.map((provider) => [provider, flowIdAt(provider, flow)]),
		) as Record<ProviderId, string>,
	}));
