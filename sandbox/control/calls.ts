import { z } from 'zod/v4';
import { isNarrow, matches, SHOWN } from '../call-search';
import type { Call } from '../calls';
import type { Received, Route } from '../http';
import { detailOf, summaryOf } from '../summary';
import type { World } from '../world';
import { checked, nothing, ok, refusal } from './answers';

const Page = z.strictObject({
	/** The newest so many. */
	limit: z.coerce.number().int().min(1).max(100_000).optional(),
	/** Id of a call: only older ones. */
	before: z.string().optional(),
	find: z.string().max(200).default(''),
	show: z.enum(SHOWN).default('all'),
});

/** Oldest first, as ever; a call that is not there any more has nothing before it. */
function page({ calls }: World, { limit, before, ...search }: z.infer<typeof Page>): Call[] {
	const ids = calls.ids();
	const end = before === undefined ? ids.length : Math.max(0, ids.indexOf(before));
	const found: Call[] = [];
	for (let at = end - 1; at >= 0 && found.length < (limit ?? end); at -= 1) {
		const record = calls.get(ids[at]!);
		if (!record || (isNarrow(search) && !matches(summaryOf(record), search))) continue;
		found.push(record.call);
	}
	return found.reverse();
}

export const callRoutes = (world: World): Route[] => [
	{
		method: 'GET',
		path: '/calls',
		handle: ({ query }: Received) =>
			checked(Page, Object.fromEntries(query), (wanted) => ok(page(world, wanted))),
	},
	{
		method: 'DELETE',
		path: '/calls',
		handle() {
			world.calls.clear();
			world.events.tell('cleared', {});
			return nothing;
		},
	},
	{
		method: 'GET',
		path: '/calls/{id}',
		handle({ params }) {
			const record = world.calls.get(params.id ?? '');
			return record ? ok(detailOf(record)) : refusal(404, 'no call with this id is remembered');
		},
	},
];
