import { z } from 'zod/v4';
import { isNarrow, matches, SHOWN } from '../calls/search';
import type { Call } from '../calls/call';
import type { Received, Route } from '../server/http';
import { detailOf, summaryOf } from '../calls/summary';
import type { Context } from '../engine/context';
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
function page({ calls }: Context, { limit, before, ...search }: z.infer<typeof Page>): Call[] {
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

export const callRoutes = (context: Context): Route[] => [
	{
		method: 'GET',
		path: '/calls',
		handle: ({ query }: Received) =>
			checked(Page, Object.fromEntries(query), (wanted) => ok(page(context, wanted))),
	},
	{
		method: 'DELETE',
		path: '/calls',
		handle() {
			context.calls.clear();
			context.events.tell('cleared', {});
			return nothing;
		},
	},
	{
		method: 'GET',
		path: '/calls/{id}',
		handle({ params }) {
			const record = context.calls.get(params.id ?? '');
			return record ? ok(detailOf(record)) : refusal(404, 'no call with this id is remembered');
		},
	},
];
