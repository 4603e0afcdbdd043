import { z } from 'zod/v4';
import { faultOrder } from '../faults/queue';
import type { Route } from '../server/http';
import { Options, PROVIDER_IDS } from '../providers';
import type { Context } from '../engine/context';
import { checked, nothing, ok, parsed } from './answers';

const FaultOrder = faultOrder(PROVIDER_IDS);
type FaultOrder = z.infer<typeof FaultOrder>;

/** Which orders are taken back; what is not named stays open. */
const Chosen = FaultOrder.pick({ provider: true, fault: true }).partial();
type Chosen = z.infer<typeof Chosen>;

const isChosen = (order: FaultOrder, { provider, fault }: Chosen): boolean =>
	(provider === undefined || provider === order.provider) &&
	(fault === undefined || fault === order.fault);

export function settingRoutes(context: Context): Route[] {
	const tellFaults = () => context.events.tell('faults', context.faults.list());
	return [
		{ method: 'GET', path: '/faults', handle: () => ok(context.faults.list()) },
		{
			method: 'POST',
			path: '/faults',
			handle: ({ body }) =>
				parsed(FaultOrder, body, (order) => {
					context.faults.add(order);
					tellFaults();
					return { status: 201, body: order };
				}),
		},
		{
			method: 'DELETE',
			path: '/faults',
			handle: ({ query }) =>
				checked(Chosen, Object.fromEntries(query), (chosen) => {
					const staying = context.faults.list().filter((order) => !isChosen(order, chosen));
					context.faults.clear();
					staying.forEach((order) => context.faults.add(order));
					tellFaults();
					return nothing;
				}),
		},
		{ method: 'GET', path: '/options', handle: () => ok(context.options) },
		{
			method: 'PUT',
			path: '/options',
			handle: ({ body }) =>
				parsed(z.record(z.string(), z.unknown()), body, (changes) =>
					checked(Options, { ...context.options, ...changes }, (options) => {
						context.options = options;
						context.events.tell('options', options);
						return ok(options);
					}),
				),
		},
	];
}
