import { z } from 'zod/v4';
import { FaultOrder } from '../faults';
import type { Route } from '../http';
import { Options } from '../options';
import type { World } from '../world';
import { checked, nothing, ok, parsed } from './answers';

/** Which orders are taken back; what is not named stays open. */
const Chosen = FaultOrder.pick({ provider: true, fault: true }).partial();
type Chosen = z.infer<typeof Chosen>;

const isChosen = (order: FaultOrder, { provider, fault }: Chosen): boolean =>
	(provider === undefined || provider === order.provider) &&
	(fault === undefined || fault === order.fault);

export function settingRoutes(world: World): Route[] {
	const tellFaults = () => world.events.tell('faults', world.faults.list());
	return [
		{ method: 'GET', path: '/faults', handle: () => ok(world.faults.list()) },
		{
			method: 'POST',
			path: '/faults',
			handle: ({ body }) =>
				parsed(FaultOrder, body, (order) => {
					world.faults.add(order);
					tellFaults();
					return { status: 201, body: order };
				}),
		},
		{
			method: 'DELETE',
			path: '/faults',
			handle: ({ query }) =>
				checked(Chosen, Object.fromEntries(query), (chosen) => {
					const staying = world.faults.list().filter((order) => !isChosen(order, chosen));
					world.faults.clear();
					staying.forEach((order) => world.faults.add(order));
					tellFaults();
					return nothing;
				}),
		},
		{ method: 'GET', path: '/options', handle: () => ok(world.options) },
		{
			method: 'PUT',
			path: '/options',
			handle: ({ body }) =>
				parsed(z.record(z.string(), z.unknown()), body, (changes) =>
					checked(Options, { ...world.options, ...changes }, (options) => {
						world.options = options;
						world.events.tell('options', options);
						return ok(options);
					}),
				),
		},
	];
}
