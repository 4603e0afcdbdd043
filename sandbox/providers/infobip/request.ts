import { z } from 'zod/v4';

const WEB = z.url({ protocol: /^https?$/ });

const Message = z.looseObject({
	scenarioId: z.string().min(1),
	/** Numeric sender of 3 to 14 characters. */
	from: z
		.string()
		.regex(/^\d{3,14}$/)
		.optional(),
	destinations: z
		.array(z.looseObject({ to: z.string(), messageId: z.string().min(1).optional() }))
		.min(1)
		.max(20_000),
	parameters: z.record(z.string(), z.string()).default({}),
	notifyUrl: WEB.optional(),
	notifyContentType: z.enum(['application/json']).optional(),
	notifyContentVersion: z.literal(2).optional(),
	callbackData: z.string().max(200).optional(),
	/** Without a limit on the platform; 45 where none is given. */
	ringTimeout: z.number().int().min(1).default(45),
});
export type Message = z.infer<typeof Message>;

/** The body of "Launch IVR Scenario" (OpenAPI document 3.210.0). What else it has is left unread. */
export const LaunchRequest = z.looseObject({
	bulkId: z.string().min(1).optional(),
	messages: z.array(Message).min(1),
});

/** E.164 without its plus, as the example of the document has it. */
export const isNumber = (to: string): boolean => /^[1-9]\d{6,14}$/.test(to);

/** "Create a voice IVR scenario"; what its script does is not played. */
export const ScenarioRequest = z.object({
	name: z.string().min(1),
	description: z.string().optional(),
	script: z.array(z.unknown()).min(1),
});
