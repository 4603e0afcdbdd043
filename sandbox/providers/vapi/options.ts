import { z } from 'zod/v4';

/** What Vapi does not document. */
export const VapiOptions = z.object({
	/** What is said of a call that the person rejects. */
	vapiRejected: z.enum(['customer-busy', 'customer-did-not-answer']).default('customer-busy'),
});
export type VapiOptions = z.infer<typeof VapiOptions>;
