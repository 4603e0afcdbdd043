import { z } from 'zod/v4';

export const KaleyraOptions = z.object({
	kaleyraRefusalStatus: z.number().int().min(200).max(499).default(200),
	kaleyraReport: z.enum(['GET', 'POST']).default('GET'),
	/** Second number of "pass the call on": requests carry no variables. */
	kaleyraForwardTo: z.string().default('+14155550101'),
});
export type KaleyraOptions = z.infer<typeof KaleyraOptions>;
