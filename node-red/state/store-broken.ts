import { VoiceError } from '../../core';

/** What is thrown where a context store fails. @param said what it does not keep, as a sentence without its dot */
export const storeBroken =
	(said: string) =>
	(error: Error & { code?: string }): never => {
		throw new VoiceError('notConfigured', `${said} (${error.code ?? error.name}).`, {
			field: 'callOnceStore',
			hint: "Look after the store's disk; a damaged file of the account's context has to be restored or removed.",
		});
	};
