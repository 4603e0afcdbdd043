/** Speaking and asking ("Play audio", "Input IVR", "Standard IVR", "Voice IVR"). */
import { z } from 'zod/v4';
import { exitName, exitsOrError, leadsTo, namedExits, text, variable } from './fields';

const timeoutSeconds = z.number().int().min(1).max(60).default(5);

export const PlayAudio = z.strictObject({
	component: z.literal('play_audio'),
	text,
	exits: exitsOrError('ok'),
});

/** Takes several keys, such as an order number. */
export const InputIvr = z.strictObject({
	component: z.literal('input_ivr'),
	text,
	/** Variable that takes the keys. */
	digits: variable.default('digits'),
	max_digits: z.number().int().min(1).max(30).default(1),
	/** Key that ends the input early; it is not part of it. */
	end_key: z.enum(['#', '*']).default('#'),
	/** Longest pause before and between keys. */
	timeout_seconds: timeoutSeconds,
	exits: exitsOrError('ok', 'timeout'),
});

/** A menu of one key. */
export const StandardIvr = z
	.strictObject({
		component: z.literal('standard_ivr'),
		text,
		/** Key → exit. */
		options: z.partialRecord(z.enum([...'0123456789*#']), exitName),
		/** Variables that take the key and the exit it leads to. */
		selection: variable.default('selection'),
		exit_name: variable.default('exit_name'),
		timeout_seconds: timeoutSeconds,
		exits: namedExits('timeout', 'no_match'),
	})
	.superRefine(
		leadsTo(({ options }) =>
			Object.entries(options).map(([key, exit = '']) => ({ path: ['options', key], exit })),
		),
	);

/** A question answered by voice. */
export const VoiceIvr = z
	.strictObject({
		component: z.literal('voice_ivr'),
		text,
		/** Exit → words or phrases that lead to it. */
		phrases: z.record(exitName, z.array(z.string().min(1).max(200)).max(100)),
		/** Variable that takes what was said. */
		speech: variable.default('speech'),
		timeout_seconds: timeoutSeconds,
		exits: namedExits('timeout', 'no_match'),
	})
	.superRefine(
		leadsTo(({ phrases }) =>
			Object.keys(phrases).map((exit) => ({ path: ['phrases', exit], exit })),
		),
	);

/** Writes down what is said. */
export const VoiceTranscription = z.strictObject({
	component: z.literal('voice_transcription'),
	text,
	/** Variable that takes what was said. */
	transcription: variable.default('transcription'),
	timeout_seconds: timeoutSeconds,
	exits: exitsOrError('ok', 'timeout'),
});
