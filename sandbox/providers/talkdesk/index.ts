/**
 * Talkdesk Studio: Flows API, "Execute published flow" (Talkdesk API reference, Flows API). The
 * API knows no number and no result: whom to call is an argument of the flow, and what came of
 * it is posted by the flow itself.
 */
import { randomUUID } from 'node:crypto';
import { calledNumber, callingNumber, type Flow } from '../../flows/flow';
import { startRoute, type Started } from '../../faults/start-calls';
import type { Received, Site } from '../../server/http';
import type { Provider } from '../contract';
import { argumentsOf, examplesOf } from '../examples';
import { ACCOUNT, builtInKey } from './credentials';
import { TalkdeskOptions } from './options';
import { exitName } from './report-rows';
import { jsonOrUndefined } from '../../base/parse';
import { placeCall } from '../../engine/place';
import { createRateWindow } from '../../base/rate-window';
import type { Context } from '../../engine/context';
import { refusal } from './refusal';
import { reportRoutes } from './reports';
import { createTokenEndpoint, TOKEN_PATH } from './token';

const START_SCOPE = 'flows-interactions:start';
/** Two requests per second and account ("Additional Specifications" of the API flow guides). */
const LIMIT = { requests: 2, perMs: 1_000 };

const ID = 'talkdesk';
const BASE_PATH = '/talkdesk';

/** 32 hex digits. */
const flowId = (id: string): string => id.replaceAll('-', '');
const flowIdOf = ({ id }: Flow): string => flowId(id.toLowerCase());

const hexId = (): string => randomUUID().replaceAll('-', '');

/** Arguments that are not strings; what Talkdesk does with them is not documented. */
const notStrings = (given: object) =>
	Object.entries(given)
		.filter(([, value]) => typeof value !== 'string')
		.map(([name]) => ({ name, description: 'must be a string' }));

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function start(context: Context, flow: Flow, given: Record<string, unknown>): Started {
	const id = hexId();
	const flowId = flowIdOf(flow);
	const { record, notBefore } = placeCall(context, {
		provider: ID,
		id,
		flow,
		flowId,
		to: calledNumber(flow, given),
		from: callingNumber(flow),
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

function site(context: Context<TalkdeskOptions>): Site {
	const tokens = createTokenEndpoint(context, BASE_PATH);
	const window = createRateWindow(LIMIT);

	function handle(received: Received): Started {
		const scopes = tokens.scopesOf(received);
		if (!scopes) return refusal(401, 'the access token is missing, unknown or expired');
		if (!window.admit(received.arrivedMs, context.options.talkdeskCountRefused))
			return refusal(429, 'more than 2 requests within one second');
		if (!scopes.includes(START_SCOPE)) return refusal(403, `the scope ${START_SCOPE} is missing`);
		const flow = context.flows.list().find((each) => flowIdOf(each) === received.params.flow_id);
		if (flow?.state !== 'published') return refusal(404, 'no published flow has this id');
		const given = jsonOrUndefined(received.body);
		if (!isPlainObject(given)) return refusal(400, 'the body must be one JSON object');
		const wrong = context.options.talkdeskNonString === 'refuse' ? notStrings(given) : [];
		if (wrong.length > 0) return refusal(400, 'arguments must be strings', wrong);
		return start(context, flow, given);
	}

	return {
		root: BASE_PATH,
		routes: [
			tokens.route,
			startRoute(context, {
				provider: ID,
				path: '/flows/{flow_id}/interactions',
				refusal,
				handle,
			}),
			...reportRoutes(context, BASE_PATH, tokens.scopesOf),
		],
		refusal,
	};
}

const tokenUrl = (baseUrl: string): string => baseUrl + TOKEN_PATH;

export const talkdesk = {
	id: ID,
	displayName: 'Talkdesk',
	productName: 'Talkdesk Studio',
	basePath: BASE_PATH,
	options: TalkdeskOptions,
	credentials: () => ({
		...ACCOUNT,
		privateKey: builtInKey().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
	}),
	account: (baseUrl) => ({
		'Access token address': [tokenUrl(baseUrl)],
		'Client id': [ACCOUNT.clientId],
		'Client secret': [ACCOUNT.clientSecret],
	}),
	about: (baseUrl: string) => ({ tokenUrl: tokenUrl(baseUrl) }),
	flowId,
	requestDetails(flow, baseUrl) {
		const { all } = argumentsOf(flow);
		return {
			method: 'POST',
			url: `${baseUrl}/flows/${flowIdOf(flow)}/interactions`,
			headers: { authorization: 'Bearer …', 'content-type': 'application/json' },
			arguments: all,
			exampleBody: examplesOf(all),
		};
	},
	exitName,
	site,
} as const satisfies Provider;
