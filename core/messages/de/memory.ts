/** German for a memory that several processes share. */
import type { MEMORY_MESSAGES } from '../en/memory';
import type { MessagesInOtherWords } from '../in-other-words';
import { german as q } from '../quote';

export const MEMORY_IN_GERMAN = {
	responds: (host: string): string => `Der gemeinsame Speicher auf ${host} antwortet.`,
};

export const MEMORY_MESSAGES_IN_GERMAN: MessagesInOtherWords<typeof MEMORY_MESSAGES> = {
	memoryUnreachable: (host) => [
		`Der gemeinsame Speicher auf ${host} antwortet nicht; niemand weiß deshalb, wer schon angerufen wurde.`,
		`Dieses Redis prüfen, und die Adresse unter ${q('sharedMemory')} im Konto; dann die Nachricht erneut senden.`,
	],
	memoryRefuses: (host, code) => [
		`Der gemeinsame Speicher auf ${host} lehnt ab, was er gefragt wird (${code}).`,
		/AUTH|PASS|PERM/.test(code)
			? `${q('sharedMemoryPassword')} im Konto korrigieren, oder den Benutzer in der Adresse.`
			: 'Dieses Redis prüfen: Sein Protokoll sagt, warum.',
	],
	takenOver: () => [
		'Der Anruf wurde nicht hier getätigt: Ein anderer Prozess hat ihn übernommen, während der gemeinsame Speicher nicht erreichbar war.',
		'Nichts zu tun: Der andere Prozess führt ihn weiter.',
	],
	memoryAddressWrong: () => [
		`${q('sharedMemory')} ist nicht die Adresse eines Redis.`,
		'Die Form redis://host:6379/0 verwenden, mit TLS rediss://; das Passwort hat ein eigenes Feld.',
	],
};
