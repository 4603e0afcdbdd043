import { about } from './about';
import type { Route, Site } from '../server/http';
import type { Context } from '../engine/context';
import { ok, refusal } from './answers';
import { callRoutes } from './calls';
import { flowRoutes } from './flows';
import { phoneRoutes } from './phones';
import { reportRoutes } from './report';
import { settingRoutes } from './settings';

/** A page of another origin may not act here: browsers say where a request comes from. */
const ownOnly = (route: Route): Route => ({
	...route,
	handle(received) {
		const { origin } = received.headers;
		return origin === undefined || origin === received.origin
			? route.handle(received)
			: refusal(403, 'requests from pages of other origins are refused');
	},
});

const live = (context: Context): string[] =>
	Array.from(context.calls.records())
		.filter(({ handset }) => handset.state === 'ringing' || handset.state === 'inCall')
		.map(({ call }) => call.id);

/** `/_sandbox`: what no provider has. */
export function control(context: Context): Site {
	const routes: Route[] = [
		{
			method: 'GET',
			path: '/about',
			handle: ({ origin }) => ok(about(origin, context.speed, context.flows.list())),
		},
		{
			method: 'GET',
			path: '/events',
			handle: () => ({
				status: 200,
				stream: (response) =>
					context.events.open(
						response,
						[
							['options', context.options],
							['faults', context.faults.list()],
							['hold', { hold: context.hold }],
						],
						live(context),
					),
			}),
		},
		...callRoutes(context),
		...phoneRoutes(context),
		...flowRoutes(context),
		...reportRoutes(context),
		...settingRoutes(context),
	];
	return { root: '/_sandbox', refusal, routes: routes.map(ownOnly) };
}
