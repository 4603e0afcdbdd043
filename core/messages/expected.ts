/** What a setting has to be, and in what it is counted: the ends of sentences. */
import type { Told } from '../base/language';

const told = (en: string, de: string, fr: string): Told => ({ en, de, fr });

export const EXPECTED = {
	text: told('text', 'Text', 'du texte'),
	number: told('a number', 'eine Zahl', 'un nombre'),
	wholeNumber: told('a whole number', 'eine ganze Zahl', 'un nombre entier'),
	seconds: told('a number of seconds', 'eine Zahl von Sekunden', 'un nombre de secondes'),
	wholeSeconds: (from: number, to: number) =>
		told(
			`a whole number of seconds, ${from} to ${to}`,
			`eine ganze Zahl von Sekunden, ${from} bis ${to}`,
			`un nombre entier de secondes, de ${from} à ${to}`,
		),
	trueOrFalse: told('true or false', 'true oder false', 'true ou false'),
	list: told('a list', 'eine Liste', 'une liste'),
	anotherKind: told(
		'a value of another kind',
		'ein Wert anderer Art',
		'une valeur d’un autre type',
	),
	oneOf: (values: readonly string[]) =>
		told(
			`one of ${values.join(', ')}`,
			`einer der Werte ${values.join(', ')}`,
			`l’une des valeurs ${values.join(', ')}`,
		),
	keys: told(
		'keys of a phone: digits, * and #',
		'Tasten eines Telefons: Ziffern, * und #',
		'des touches de téléphone : chiffres, * et #',
	),
	countryCode: told(
		'a country code of two letters, such as NL, or GB for the United Kingdom',
		'ein Ländercode aus zwei Buchstaben, etwa NL oder GB für das Vereinigte Königreich',
		'un code de pays à deux lettres, p. ex. NL, ou GB pour le Royaume-Uni',
	),
	countryCodes: told(
		'country codes of two letters, such as NL, or GB for the United Kingdom',
		'Ländercodes aus zwei Buchstaben, etwa NL oder GB für das Vereinigte Königreich',
		'des codes de pays à deux lettres, p. ex. NL, ou GB pour le Royaume-Uni',
	),
	wholeAddress: told('a whole address', 'eine vollständige Adresse', 'une adresse complète'),
	dateAndTime: told(
		'a date and time, such as 2026-11-21T09:00:00Z',
		'Datum und Uhrzeit, etwa 2026-11-21T09:00:00Z',
		'une date et une heure, p. ex. 2026-11-21T09:00:00Z',
	),
	anotherField: told(
		'another field than that of the number',
		'ein anderes Feld als das der Nummer',
		'un autre champ que celui du numéro',
	),
	anotherName: (name: string) =>
		told(`another name than ${name}`, `ein anderer Name als ${name}`, `un autre nom que ${name}`),
	phoneNumber: told(
		'a phone number such as +14155550123',
		'eine Telefonnummer wie +14155550123',
		'un numéro de téléphone, p. ex. +14155550123',
	),
	reference: told(
		'the reference of a call',
		'die Referenz eines Anrufs',
		'la référence d’un appel',
	),
	trueOrReference: told(
		'true or the reference of a call',
		'true oder die Referenz eines Anrufs',
		'true ou la référence d’un appel',
	),
} as const;

export const UNITS = {
	characters: told('characters', 'Zeichen', 'caractères'),
	people: told('people', 'Personen', 'personnes'),
} as const;

/** Who takes a range of values, where it is no provider; in German after "für". */
export const WHO = {
	call: told('a call', 'einen Anruf', 'un appel'),
	plan: told('a plan', 'einen Plan', 'un plan'),
	pause: told('a pause', 'eine Pause', 'une pause'),
	rule: told('a rule', 'eine Regel', 'une règle'),
	wait: told('a wait', 'eine Wartezeit', 'une attente'),
} as const;

/** What a provider refused, when it knows nobody. */
export const REFUSED = {
	credentials: told('credentials', 'die Zugangsdaten', 'les identifiants'),
	client: told('client id or secret', 'die Client-ID oder das Secret', 'l’ID client ou le secret'),
} as const;

/** For what a flow already uses the name of a variable. */
export const USES = {
	number: told('for the number to call', 'für die anzurufende Nummer', 'pour le numéro à appeler'),
	wayBack: told(
		'for the way back of the result',
		'für den Rückweg des Ergebnisses',
		'pour le retour du résultat',
	),
	node: told('by this node', 'von diesem Node', 'par ce nœud'),
} as const;
