import { z } from 'zod/v4';
import { isE164 } from '../../calls/phone';

/** Seconds and tries of a backoff plan (docs.vapi.ai, what's new, 2025-08-27). */
const upToTen = z.number().min(0).max(10);

/** The body of `POST /call` (npm @vapi-ai/server-sdk 2.0.1, CreateCallDto), as far as it is used here. */
export const StartRequest = z.looseObject({
	assistantId: z.string().min(1),
	phoneNumberId: z.string().min(1),
	customer: z.looseObject({
		number: z
			.string()
			.refine(isE164, 'must be a valid phone number in the E.164 format, such as +14155551234'),
	}),
	name: z.string().optional(),
	assistantOverrides: z
		.looseObject({
			variableValues: z.record(z.string(), z.unknown()).default({}),
			server: z
				.looseObject({
					url: z.url({ protocol: /^https?$/ }).optional(),
					backoffPlan: z
						.looseObject({
							type: z.enum(['fixed', 'exponential']),
							maxRetries: upToTen,
							baseDelaySeconds: upToTen,
						})
						.optional(),
				})
				.optional(),
			serverMessages: z.array(z.string()).optional(),
		})
		.default({ variableValues: {} }),
});
export type StartRequest = z.infer<typeof StartRequest>;
