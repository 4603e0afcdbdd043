/** French for a memory that several processes share. */
import type { MEMORY_MESSAGES } from '../en/memory';
import type { MessagesInOtherWords } from '../in-other-words';
import { french as q } from '../quote';

export const MEMORY_IN_FRENCH = {
	responds: (host: string): string => `La mémoire partagée sur ${host} répond.`,
};

export const MEMORY_MESSAGES_IN_FRENCH: MessagesInOtherWords<typeof MEMORY_MESSAGES> = {
	memoryUnreachable: (host) => [
		`La mémoire partagée sur ${host} ne répond pas\u00a0: personne ne sait donc qui a déjà été appelé.`,
		`Vérifiez ce Redis, et l’adresse sous ${q('sharedMemory')} dans le compte\u00a0; puis renvoyez le message.`,
	],
	memoryRefuses: (host, code) => [
		`La mémoire partagée sur ${host} refuse ce qu’on lui demande (${code}).`,
		/AUTH|PASS|PERM/.test(code)
			? `Corrigez ${q('sharedMemoryPassword')} dans le compte, ou l’utilisateur dans son adresse.`
			: 'Vérifiez ce Redis\u00a0: son journal dit pourquoi.',
	],
	takenOver: () => [
		'L’appel n’a pas été passé ici\u00a0: un autre processus l’a repris pendant que la mémoire partagée était hors d’atteinte.',
		'Il n’y a rien à faire\u00a0: cet autre processus le poursuit.',
	],
	memoryAddressWrong: () => [
		`${q('sharedMemory')} n’est pas l’adresse d’un Redis.`,
		'Utilisez la forme redis://hote:6379/0, ou rediss:// avec TLS\u00a0; le mot de passe a son propre champ.',
	],
};
