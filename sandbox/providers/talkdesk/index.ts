/**
 * Talkdesk Studio: Flows API, "Execute published flow" (Talkdesk API reference, Flows API). The
 * API knows no number and no result: whom to call is an argument of the flow, and what came of
 * it is posted by the flow itself.
 */
import { randomUUID } from 'node:crypto';
import { flowIdAt } from '../../flows/book';
import { calledNumber, type Flow } from '../../flows/flow';
import type { Received, Reply, Site } from '../../server/http';
import { jsonOrUndefined } from '../../base/parse';
import { placeCall } from '../../engine/place';
import { BASE_PATHS } from '..';
import { createRateWindow } from '../../base/rate-window';
import type { Context } from '../../engine/context';
import { refusal } from './refusal';
import { reportRoutes } from './reports';
import { createTokenDesk } from './token';

const START_SCOPE = 'flows-interactions:start';
/** Two requests per second and account ("Additional Specifications" of the API flow guides). */
const LIMIT = { requests: 2, perMs: 1_000 };

const hexId = (): string => randomUUID().replaceAll('-', '');

/** Arguments that are not strings; what Talkdesk does with them is not documented. */
const notStrings = (given: object) =>
	Object.entries(given)
		.filter(([, value]) => typeof value !== 'string')
		.map(([name]) => ({ name, description: 'must be a string' }));

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function start(context: Context, flow: Flow, given: Record<string, unknown>): Reply {
	const id = hexId();
	const flowId = flowIdAt('talkdesk', flow);
	const { record, notBefore } = placeCall(context, {
		provider: 'talkdesk',
		id,
		flow,
		flowId,
		to: calledNumber(flow, given),
		reference: typeof given.reference === 'string' ? given.reference : null,
		variables: given,
	});
	return {
		status: 202,
		accepted: true,
		body: {
			interaction_id: id,
			flow_version_id: flowId.replace(/^./, 'f'),
			flow_execution_id: record.executionId,
		},
		records: [record],
		notBefore,
	};
}

export function talkdesk(context: Context): Site {
	const root = BASE_PATHS.talkdesk;
	const tokens = createTokenDesk(context, root);
	const window = createRateWindow(LIMIT);

	function handle(received: Received): Reply {
		const scopes = tokens.scopesOf(received);
		if (!scopes) return refusal(401, 'the access token is missing, unknown or expired');
		if (!window.admit(received.arrivedMs, context.options.talkdeskCountRefused))
			return refusal(429, 'more than 2 requests within one second');
		if (!scopes.includes(START_SCOPE)) return refusal(403, `the scope ${START_SCOPE} is missing`);
		const flow = context.flows.find('talkdesk', received.params.flow_id ?? '');
		if (flow?.state !== 'published') return refusal(404, 'no published flow has this id');
		const given = jsonOrUndefined(received.body);
		if (!isPlainObject(given)) return refusal(400, 'the body must be one JSON object');
		const wrong = context.options.talkdeskNonString === 'refuse' ? notStrings(given) : [];
		if (wrong.length > 0) return refusal(400, 'arguments must be strings', wrong);
		return start(context, flow, given);
	}

	return {
		root,
		provider: 'talkdesk',
		routes: [
			tokens.route,
			{ method: 'POST', path: '/flows/{flow_id}/interactions', startsCalls: true, handle },
			...reportRoutes(context, tokens.scopesOf),
		],
		refusal,
	};
}
