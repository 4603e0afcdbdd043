import { about } from '../about';
import type { Route, Site } from '../http';
import type { World } from '../world';
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

const live = (world: World): string[] =>
	Array.from(world.calls.records())
		.filter(({ line }) => line.state === 'ringing' || line.state === 'inCall')
		.map(({ call }) => call.id);

/** `/_sandbox`: what no provider has. */
export function control(world: World): Site {
	const routes: Route[] = [
		{
			method: 'GET',
			path: '/about',
			handle: ({ origin }) => ok(about(origin, world.speed, world.flows.list())),
		},
		{
			method: 'GET',
			path: '/events',
			handle: () => ({
				status: 200,
				stream: (response) =>
					world.events.open(
						response,
						[
							['options', world.options],
							['faults', world.faults.list()],
							['hold', { hold: world.hold }],
						],
						live(world),
					),
			}),
		},
		...callRoutes(world),
		...phoneRoutes(world),
		...flowRoutes(world),
		...reportRoutes(world),
		...settingRoutes(world),
	];
	return { root: '/_sandbox', refusal, routes: routes.map(ownOnly) };
}
