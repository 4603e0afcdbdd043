import { z } from 'zod/v4';

export const TwilioOptions = z.object({
	/**
	 * Status of the answer to a second execution of one pair of numbers, which Twilio does not run;
	 * the status is not documented. 0 lets it run.
	 */
	twilioSecondExecution: z.union([z.literal(0), z.int().min(400).max(499)]).default(409),
	/** Where a number that does not exist is noticed: by the call in the flow, or at the start. */
	twilioInvalidNumber: z.enum(['in-flow', 'at-start']).default('in-flow'),
});
export type TwilioOptions = z.infer<typeof TwilioOptions>;
