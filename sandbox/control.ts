import { z } from 'zod/v4';
import { about } from './about';
import { FaultOrder } from './faults';
import type { Reply, Site } from './http';
import { Options } from './options';
import { describeIssues, jsonOrUndefined } from './parse';
import type { World } from './world';

const ok = (body: unknown): Reply => ({ status: 200, body });
const refusal = (status: number, message: string): Reply => ({ status, body: { message } });

/** Reads a JSON body by a schema and hands it on; a body that does not fit is answered 400. */
function parsed<T>(schema: z.ZodType<T>, text: string, use: (value: T) => Reply): Reply {
	const { success, data, error } = schema.safeParse(jsonOrUndefined(text));
	return success ? use(data) : refusal(400, describeIssues(error));
}

/** `/_sandbox`: what no provider has. */
export function control(world: World): Site {
	return {
		root: '/_sandbox',
		refusal,
		routes: [
			{ method: 'GET', path: '/calls', handle: () => ok(world.calls.list()) },
			{
				method: 'DELETE',
				path: '/calls',
				handle() {
					world.calls.clear();
					return { status: 204 };
				},
			},
			{ method: 'GET', path: '/about', handle: ({ origin }) => ok(about(origin, world.speed)) },
			{ method: 'GET', path: '/faults', handle: () => ok(world.faults.list()) },
			{
				method: 'POST',
				path: '/faults',
				handle: ({ body }) =>
					parsed(FaultOrder, body, (order) => {
						world.faults.add(order);
						return { status: 201, body: order };
					}),
			},
			{
				method: 'DELETE',
				path: '/faults',
				handle() {
					world.faults.clear();
					return { status: 204 };
				},
			},
			{ method: 'GET', path: '/options', handle: () => ok(world.options) },
			{
				method: 'PUT',
				path: '/options',
				handle: ({ body }) =>
					parsed(z.record(z.string(), z.unknown()), body, (changes) => {
						const { success, data, error } = Options.safeParse({ ...world.options, ...changes });
						if (!success) return refusal(400, describeIssues(error));
						world.options = data;
						return ok(data);
					}),
			},
		],
	};
}
