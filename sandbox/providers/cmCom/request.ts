/** What FlowBuilder's request may hold (CM.com voice reference, `voiceapi-v2-flowbuilder`). */
import { z } from 'zod/v4';
import { behaviourOf, isE164 } from '../../calls/phone';

const VOICEMAIL_RESPONSES = ['Ignore', 'Restart', 'Stop'] as const;

export const CmRequest = z
	.looseObject({
		/** 64 is documented for the sibling apps. */
		'instruction-id': z.string().max(64).nullish(),
		callee: z.string().nullish(),
		callees: z.array(z.string()).min(1).nullish(),
		caller: z.string().min(1).max(24).refine(isE164, 'not an E.164 number'),
		anonymous: z.boolean().default(false),
		'callback-url': z.url({ protocol: /^https?$/ }).nullish(),
		'max-ringing-timeout': z.number().int().min(10).max(60).nullish(),
		'callflow-id': z.string().min(1),
		'flow-variables': z.record(z.string(), z.unknown()).nullish(),
		/** Names as documented; CM.com's own .NET SDK sends their numbers. */
		'voicemail-response': z
			.union([z.enum(VOICEMAIL_RESPONSES), z.number().int().min(0).max(2)])
			.default('Restart'),
		'disable-callees-validation': z.boolean().default(false),
	})
	.refine(
		({ callee, callees }) => (callee ?? undefined) === undefined || !callees,
		'callee and callees exclude each other',
	)
	.refine(({ callee, callees }) => callee || callees, 'callee or callees is required');
export type CmRequest = z.infer<typeof CmRequest>;

/** The answer to a mailbox by its name, also where its number was sent. */
export const voicemailResponse = ({
	'voicemail-response': response,
}: CmRequest): (typeof VOICEMAIL_RESPONSES)[number] =>
	typeof response === 'number' ? VOICEMAIL_RESPONSES[response]! : response;

/** Whether CM.com would dial it; a bad number is refused at the request, not reported later. */
export const isCallable = (number: string): boolean =>
	isE164(number) && behaviourOf(number).outcome !== 'invalidNumber';
