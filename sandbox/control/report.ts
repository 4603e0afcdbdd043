import { z } from 'zod/v4';
import { csvOf, rowsOf } from '../execution-report';
import type { Route } from '../http';
import { PROVIDERS } from '../providers';
import type { World } from '../world';
import { checked, ok } from './answers';

const Wanted = z.strictObject({
	format: z.enum(['json', 'csv']).default('json'),
	/** Only Talkdesk has such a report; the others' steps are there for the asking. */
	provider: z.enum([...PROVIDERS, 'all']).default('talkdesk'),
});

export const reportRoutes = (world: World): Route[] => [
	{
		method: 'GET',
		path: '/report',
		handle: ({ query }) =>
			checked(Wanted, Object.fromEntries(query), ({ format, provider }) => {
				const entries = [...world.calls.records()]
					.filter(({ call }) => provider === 'all' || call.provider === provider)
					.flatMap((record) => rowsOf(record, world.options));
				if (format === 'json') return ok({ entries, total: entries.length });
				return {
					status: 200,
					headers: {
						'content-type': 'text/csv; charset=utf-8',
						'content-disposition': 'attachment; filename="studio_flow_execution.csv"',
					},
					body: csvOf(entries),
				};
			}),
	},
];
