import { z } from 'zod/v4';
import type { CallRecord } from '../calls/call';
import { csvOf, rowsOf, type Row } from '../reports/step-report';
import type { Route } from '../server/http';
import type { Options } from '../base/options';
import { PROVIDERS } from '../providers';
import type { Context } from '../engine/context';
import { checked, ok } from './answers';

const Wanted = z.strictObject({
	format: z.enum(['json', 'csv']).default('json'),
	/** Only Talkdesk has such a report; the others' steps are there for the asking. */
	provider: z.enum([...PROVIDERS, 'all']).default('talkdesk'),
	/** The newest so many rows. */
	limit: z.coerce.number().int().min(1).optional(),
});

/** The newest rows, oldest first; only the calls they are of are made into rows. */
function newestRows(records: readonly CallRecord[], limit: number, options: Options): Row[] {
	let wanted = records.length;
	for (let rows = 0; wanted > 0 && rows < limit; wanted -= 1)
		rows += records[wanted - 1]!.steps.length;
	return records
		.slice(wanted)
		.flatMap((record) => rowsOf(record, options))
		.slice(-limit);
}

export const reportRoutes = (context: Context): Route[] => [
	{
		method: 'GET',
		path: '/report',
		handle: ({ query }) =>
			checked(Wanted, Object.fromEntries(query), ({ format, provider, limit }) => {
				const records = [...context.calls.records()].filter(
					({ call }) => provider === 'all' || call.provider === provider,
				);
				const total = records.reduce((rows, { steps }) => rows + steps.length, 0);
				const entries = newestRows(records, limit ?? total, context.options);
				if (format === 'json') return ok({ entries, total });
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
