import { z } from 'zod/v4';

export const InfobipOptions = z.object({
	/** Names of a call's error: those of the report's example, or those that replace them. */
	infobipErrors: z.enum(['from-5000', 'from-10000']).default('from-5000'),
	/** Whether scenarios listen for machines; without, a mailbox is an answered call. */
	infobipMachines: z.boolean().default(true),
	/** How an unknown scenario is refused: at once, or as the status of each number. */
	infobipUnknownScenario: z.enum(['http-400', 'http-404', 'rejected']).default('http-400'),
	/** Whether a number that does not exist is called and reported, or rejected in the answer. */
	infobipInvalidNumber: z.enum(['report', 'rejected']).default('report'),
	/** One report for each number, or one for all of a request when the last call is over. */
	infobipReports: z.enum(['one-per-number', 'one-for-all']).default('one-per-number'),
});
export type InfobipOptions = z.infer<typeof InfobipOptions>;
