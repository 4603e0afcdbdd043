import { z } from 'zod/v4';
import { isE164 } from '../../calls/phone';

const number = (name: string) => z.string().refine(isE164, `${name} is not in E.164 format`);

/** The body of create-phone-call (npm retell-sdk 5.66.1): variables are text, or it is refused. */
export const StartRequest = z.looseObject({
	from_number: number('from_number'),
	to_number: number('to_number'),
	override_agent_id: z.string().min(1),
	retell_llm_dynamic_variables: z.record(z.string(), z.string()).default({}),
	metadata: z.unknown(),
	agent_override: z
		.looseObject({
			agent: z
				.looseObject({
					webhook_url: z.url({ protocol: /^https?$/ }).nullish(),
					webhook_events: z.array(z.string()).nullish(),
				})
				.optional(),
		})
		.optional(),
});
export type StartRequest = z.infer<typeof StartRequest>;
