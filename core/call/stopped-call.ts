/** What a failure means for the call that it stopped: the sentences of a transport fit any request. */
import { told, type Phrase, type Told } from '../base/language';
import { FAILURES, VoiceError } from '../base/errors';

const MEANING = {
	no: {
		said: {
			en: 'the call was not made',
			de: 'der Anruf wurde nicht gemacht',
			fr: 'l’appel n’a pas été passé',
		},
		hint: '',
	},
	maybe: {
		said: {
			en: 'the call can have been started',
			de: 'der Anruf kann trotzdem begonnen haben',
			fr: 'l’appel a pu être lancé',
		},
		hint: {
			en: 'It is not sent again on its own, so that nobody is called twice.',
			de: 'Er wird nicht von selbst erneut gesendet, damit niemand zweimal angerufen wird.',
			fr: 'Il n’est pas renvoyé de lui-même, pour que personne ne soit appelé deux fois.',
		},
	},
} as const satisfies Record<VoiceError['dialled'], { said: Told; hint: Phrase }>;

/** The same failure, saying what became of the call; of a plain refusal that goes without saying. */
export function stoppedCall(error: VoiceError): VoiceError {
	if (error.dialled === 'no' && !FAILURES[error.kind].repeat) return error;
	const { said, hint } = MEANING[error.dialled];
	return new VoiceError(error.kind, error.message.replace(/\.?$/, `; ${told(said)}.`), {
		...error,
		hint: [told(hint), error.hint].filter(Boolean).join(' ') || undefined,
	});
}
