import { requestDetails } from '../providers/flow-request';
import { flowIdAt } from '../flows/book';
import type { Flow } from '../flows/flow';
import type { Graph } from '../flows/check';
import type { Route } from '../server/http';
import { PROVIDERS } from '../providers';
import { exitsOf, KINDS } from '../flows/steps';
import type { Context } from '../engine/context';
import { ok } from './answers';

/** The steps as a picture needs them: what each is, says and leads to, in the document's order. */
const graphOf = ({ initial, steps }: Graph) => ({
	initial,
	steps: Object.entries(steps).map(([name, step]) => ({
		name,
		component: step.component,
		title: KINDS[step.component].title,
		voice: KINDS[step.component].voice,
		text: 'text' in step ? (step.text ?? null) : null,
		exits: exitsOf(step),
	})),
});

const viewOf = (flow: Flow, origin: string) => ({
	id: flow.id,
	name: flow.name,
	state: flow.state,
	version: flow.version,
	ids: Object.fromEntries(PROVIDERS.map((provider) => [provider, flowIdAt(provider, flow)])),
	...graphOf(flow),
	draft: flow.draft ? graphOf(flow.draft) : null,
	requestDetails: requestDetails(flow, origin),
});

export const flowRoutes = (context: Context): Route[] => [
	{
		method: 'GET',
		path: '/flows',
		handle: ({ origin }) => ok(context.flows.list().map((flow) => viewOf(flow, origin))),
	},
	{ method: 'GET', path: '/flows/problems', handle: () => ok(context.flows.problems()) },
];
