import type { Flow } from '../flows/flow';
import type { Graph } from '../flows/check';
import type { Route } from '../server/http';
import { flowIdsOf, perProvider, PROVIDERS } from '../providers';
import { exitsOf, KINDS } from '../flows/steps';
import type { Context } from '../engine/context';
import { ok, refusal } from './answers';

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

/** The provider by which the page itself calls. */
const TESTER = PROVIDERS.find(({ testCall }) => testCall);

const viewOf = (flow: Flow, origin: string) => ({
	id: flow.id,
	name: flow.name,
	state: flow.state,
	version: flow.version,
	ids: flowIdsOf(flow),
	...graphOf(flow),
	draft: flow.draft ? graphOf(flow.draft) : null,
	requestDetails: perProvider((provider) =>
		provider.requestDetails(flow, origin + provider.basePath),
	),
});

export const flowRoutes = (context: Context): Route[] => [
	{
		method: 'GET',
		path: '/flows',
		handle: ({ origin }) => ok(context.flows.list().map((flow) => viewOf(flow, origin))),
	},
	{
		method: 'GET',
		path: '/flows/{id}/test-call',
		handle({ params }) {
			const flow = context.flows.list().find(({ id }) => id === params.id);
			const call = flow && TESTER?.testCall?.(flow, TESTER.basePath);
			return call ? ok(call) : refusal(404, 'no flow has this id');
		},
	},
	{ method: 'GET', path: '/flows/problems', handle: () => ok(context.flows.problems()) },
];
