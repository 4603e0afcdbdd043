/** The way a flow begins, calls, passes on and ends ("API request", "Make outbound call"). */
import { z } from 'zod/v4';
import { exits, exitsOrError, text, variable } from './fields';

const argumentName = z
	.string()
	.min(1)
	.max(100)
	.refine((name) => name !== '__proto__', 'not a name for an argument');

export const ApiRequest = z.strictObject({
	component: z.literal('api_request'),
	/** Argument name → variable that takes its value. */
	arguments: z.record(argumentName, variable),
	/** Variable that takes the interaction's id. */
	interaction_id: variable.optional(),
	exits: exits('ok'),
});

export const MakeOutboundCall = z.strictObject({
	component: z.literal('make_outbound_call'),
	/** Number the call comes from; absent: the account's first. */
	source: text.optional(),
	/** Variable that holds the number. */
	destination: variable,
	ring_seconds: z.number().int().min(10).max(35).default(15),
	exits: exits('Answered', 'Invalid number', 'Busy', 'No Answer', 'error'),
});

export const ForwardToExternalNumber = z.strictObject({
	component: z.literal('forward_to_external_number'),
	/** Variable that holds the second number. */
	number: variable,
	displayed_caller: z.enum(['contact_number', 'touchpoint']),
	exits: exits('ok', 'No answer', 'Invalid Number', 'error'),
});

/** Asks an agent to call back; the queue is not simulated. */
export const Callback = z.strictObject({
	component: z.literal('callback'),
	text: text.optional(),
	exits: exitsOrError('ok'),
});

export const RequestDirectCallback = z.strictObject({
	component: z.literal('request_direct_callback'),
	/** Variable that holds the number to call back. */
	number: variable,
	exits: exitsOrError('ok', 'Invalid Caller ID'),
});

export const EndFlow = z.strictObject({ component: z.literal('end_flow') });
