import { z } from 'zod/v4';

export const CmOptions = z.object({
	cmRefusal: z.enum(['http-400', 'messages', 'success-false']).default('http-400'),
	cmBusy: z.enum(['code-12-sip-486', 'code-11-sip-486']).default('code-12-sip-486'),
	cmCallbackType: z.string().min(1).default('sandbox-flow-finished'),
	cmCallbackShape: z.enum(['object', 'array']).default('object'),
	/** One callback per callee, or one with all of them when the last call is over. */
	cmCallbacks: z.enum(['one-per-callee', 'one-for-all']).default('one-per-callee'),
});
export type CmOptions = z.infer<typeof CmOptions>;
