/** What a failure means for the call that it stopped: the sentences of a transport fit any request. */
import { FAILURES, VoiceError } from '../base/errors';

const MEANING = {
	no: { said: 'the call was not made', hint: '' },
	maybe: {
		said: 'the call can have been started',
		hint: 'It is not sent again on its own, so that nobody is called twice.',
	},
} as const satisfies Record<VoiceError['dialled'], { said: string; hint: string }>;

/** The same failure, saying what became of the call; of a plain refusal that goes without saying. */
export function stoppedCall(error: VoiceError): VoiceError {
	if (error.dialled === 'no' && !FAILURES[error.kind].repeat) return error;
	const { said, hint } = MEANING[error.dialled];
	return new VoiceError(error.kind, error.message.replace(/\.?$/, `; ${said}.`), {
		...error,
		hint: [hint, error.hint].filter(Boolean).join(' ') || undefined,
	});
}
