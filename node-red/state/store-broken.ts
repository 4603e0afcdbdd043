import { VoiceError, isVoiceError, told, type Told } from '../../core';

const HINT: Told = {
	en: "Look after the store's disk; a damaged file of the account's context has to be restored or removed.",
	de: 'Den Datenträger des Speichers prüfen; eine beschädigte Kontextdatei des Kontos muss wiederhergestellt oder entfernt werden.',
	fr: 'Vérifiez le disque du stockage\u00a0; un fichier de contexte endommagé du compte doit être restauré ou supprimé.',
};

/** What is thrown where a context store fails. @param said what it does not keep, as a sentence without its dot */
export const storeBroken =
	(said: Told) =>
	(error: Error & { code?: string }): never => {
		// what is no context store says by itself how it fails
		if (isVoiceError(error)) throw error;
		throw new VoiceError('notConfigured', `${told(said)} (${error.code ?? error.name}).`, {
			field: 'callOnceStore',
			hint: told(HINT),
		});
	};
