/** German for what can be wrong with a setting. */
import type { SETTING_MESSAGES } from '../en/settings';
import { told } from '../../base/language';
import type { MessagesInOtherWords } from '../in-other-words';
import { german as q } from '../quote';
import { OBSTACLES_IN_GERMAN } from './sentences';

export const SETTINGS_IN_GERMAN: MessagesInOtherWords<typeof SETTING_MESSAGES> = {
	savedByNewer: (packageName) => [
		`Dieser Node wurde mit einer neueren Version von ${packageName} gespeichert.`,
		`${packageName} hier aktualisieren, oder den Node löschen und neu anlegen.`,
	],
	missing: (field) => [`${q(field)} ist leer.`, `${q(field)} ausfüllen.`],
	wrongType: (field, expected) => [
		`${q(field)} ist falsch angegeben. Erwartet wird: ${told(expected)}.`,
		`${q(field)} korrigieren.`,
	],
	outOfRange: (field, from, to, who) => [
		`${q(field)} liegt außerhalb des Bereichs: Für ${told(who)} gelten ${from} bis ${to}.`,
		`Einen Wert von ${from} bis ${to} wählen.`,
	],
	tooLong: (field, limit, unit) => [
		`${q(field)} ist zu lang: höchstens ${limit} ${told(unit)}.`,
		`${q(field)} kürzen.`,
	],
	notTaken: (field, provider) => [
		`${provider} unterstützt ${q(field)} nicht.`,
		`${q(field)} für ${provider} leer lassen.`,
	],
	notE164: (field) => [
		`${q(field)} ist keine internationale Telefonnummer.`,
		'Mit Plus und Landesvorwahl schreiben, z. B. +14155550123.',
	],
	referenceCutOff: () => [
		`${q('reference')} endet mit Bindestrich, Unterstrich oder Doppelpunkt: Der Ausdruck hat nichts gefunden, was dahinter gehört.`,
		'Den Ausdruck prüfen, damit jeder Anruf eine eigene Referenz hat.',
	],
	callsItself: () => [
		`${q('to')} und ${q('from')} sind dieselbe Nummer.`,
		'Eine andere Nummer wählen, von der angerufen wird.',
	],
	variableTwice: (name) => [
		`Die Variable „${name}“ ist zweimal angegeben.`,
		'Eine der beiden entfernen.',
	],
	variableNameMissing: () => [
		'Eine Variable hat einen Wert, aber keinen Namen.',
		'Den Namen eintragen, den der Flow erwartet, oder die Variable entfernen.',
	],
	variableNameUnusable: (name) => [
		`Eine Variable kann nicht „${name}“ heißen: Diesen Namen braucht JavaScript selbst.`,
		'Die Variable hier und im Flow umbenennen.',
	],
	variableReserved: (name, use) => [
		`Die Variable „${name}“ wird schon ${told(use)} verwendet.`,
		'Die Variable hier und im Flow umbenennen.',
	],
	variableNotText: (name, provider) => [
		`Die Variable „${name}“ ist kein Text: ${provider} nimmt nur Text.`,
		'Einen einzelnen Wert daraus wählen oder sie vorher in Text umwandeln.',
	],
	variableMissing: (name) => [
		`Die Variable „${name}“ hat keinen Wert.`,
		'Prüfen, woher ihr Wert kommt, oder die Variable entfernen.',
	],
	variablesNotObject: () => [
		`${q('variablesJson')} ist kein JSON-Objekt mit Namen und Werten.`,
		'So schreiben: {"order_number": "1042"}.',
	],
	contextNotJson: () => [
		`${q('context')} ist kein gültiges JSON.`,
		'So schreiben: {"orderId": 1042}, oder leer lassen.',
	],
	flowOfAnother: (other, company) => [
		`${q('flowId')} gehört zu einem Flow bei ${other}, der Anruf läuft aber über ${company}.`,
		`Einen Flow von ${company} wählen oder ein Konto bei ${other}.`,
	],
	flowAddressUnknown: () => [
		`${q('flowId')} ist eine Adresse, die nicht auf /flows/<Flow-ID>/interactions endet.`,
		'Die Adresse aus „Request details“ des Flows einfügen, oder nur die ID des Flows.',
	],
	flowElsewhere: (there, here) => [
		`${q('flowId')} ist eine Adresse bei ${there}, das Konto ruft aber ${here} auf.`,
		'Die passende Region des Kontos wählen, oder nur die ID des Flows einfügen.',
	],
	targetUnknown: () => [
		`${q('flowId')} enthält ein Ziel als JSON, das nicht genau einen Flow nennt.`,
		'Nur die ID des Flows einfügen, oder [{"ivr":["<Flow-ID>"]}].',
	],
	addressNotSafe: (field) => [
		`${q(field)} muss mit https:// beginnen (http:// nur auf diesem Rechner und in seinem eigenen Netz).`,
		`${q(field)} korrigieren.`,
	],
	addressNotOwn: (there, own) => [
		`Dieses Konto gilt nur für ${own}; an ${there} wurde deshalb nichts gesendet.`,
		'Die Adresse der Anfrage korrigieren oder ein anderes Konto wählen.',
	],
	addressTooLong: (limit) => [
		`Die Adresse für das Ergebnis wäre länger als ${limit} Zeichen.`,
		`In ${q('context')} weniger mitgeben: Eine Bestellnummer genügt.`,
	],
	contextTooBig: (limit) => [
		`${q('context')} ist größer als ${limit} Bytes.`,
		`In ${q('context')} nur eine ID mitgeben und den Rest nachschlagen, wenn das Ergebnis da ist.`,
	],
	resultFieldUnusable: () => [
		`${q('resultField')} ist kein einfacher Name, oder einer, der schon anders verwendet wird.`,
		'Einen Namen aus Buchstaben, Ziffern und Unterstrichen wählen, der mit einem Buchstaben beginnt, etwa firstCall.',
	],
	publicUrlMissing: () => [
		'Der Anbieter könnte das Ergebnis nicht zurücksenden: Das Konto hat keine öffentliche Adresse.',
		`${q('publicUrl')} im Konto ausfüllen oder ${q('waitForResult')} ausschalten.`,
	],
	addressOutOfReach: (field, host, why) => [
		OBSTACLES_IN_GERMAN[why](host),
		`In ${q(field)} eine https-Adresse eintragen, die der Anbieter erreicht, oder ${q('waitForResult')} ausschalten.`,
	],
	privateKeyUnreadable: () => [
		'Der private Schlüssel lässt sich nicht lesen.',
		'Den Schlüssel einfügen, wie er kam: PKCS#8 (EC P-256 oder RSA), mit oder ohne die Zeilen BEGIN und END.',
	],
	notTestable: (provider) => [
		`${provider} antwortet; ob es das Token annimmt, wurde nicht getestet.`,
		`Mit ${q('voiceAccountId')} lässt es sich ohne Anruf testen. Anrufe gehen auch ohne.`,
	],
};
