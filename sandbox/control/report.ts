import { z } from 'zod/v4';
import type { CallRecord } from '../calls/call';
import { csvOf, rowsOf, type Row, type SpellExit } from '../reports/step-report';
import type { Route } from '../server/http';
import { PROVIDER_IDS } from '../providers';
import type { Context } from '../engine/context';
import { REPORTING } from './about';
import { checked, ok } from './answers';

const Wanted = z.strictObject({
	format: z.enum(['json', 'csv']).default('json'),
	/** One provider has such a report; the others' steps are there for the asking. */
	provider: z.enum([...PROVIDER_IDS, 'all']).default(REPORTING.id),
	/** The newest so many rows. */
	limit: z.coerce.number().int().min(1).optional(),
});

/** The newest rows, oldest first; only the calls they are of are made into rows. */
function newestRows(records: readonly CallRecord[], limit: number, spell: SpellExit): Row[] {
	let wanted = records.length;
	for (let rows = 0; wanted > 0 && rows < limit; wanted -= 1)
		rows += records[wanted - 1]!.steps.length;
	return records
		.slice(wanted)
		.flatMap((record) => rowsOf(record, spell))
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
				const spellExit: SpellExit = (run) =>
					REPORTING.exitName?.(run, context.options) ?? run.exit;
				const total = records.reduce((rows, { steps }) => rows + steps.length, 0);
				const entries = newestRows(records, limit ?? total, spellExit);
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
