/** German for rules, plans and numbers in the wrong place. */
import type { MessagesInOtherWords } from '../in-other-words';
import type { NUMBER_MESSAGES } from '../en/number';
import type { PLAN_MESSAGES } from '../en/plan';
import { german as q } from '../quote';
import type { RULE_MESSAGES } from '../en/rules';

export const NUMBER_IN_GERMAN: MessagesInOtherWords<typeof NUMBER_MESSAGES> = {
	toIsCheck: () => [
		`${q('to')} enthält das ganze Ergebnis von Validate E.164 statt einer Nummer.`,
		'Die Nummer darin wählen, in Node-RED etwa msg.phone.e164.',
	],
};

export const RULES_IN_GERMAN: MessagesInOtherWords<typeof RULE_MESSAGES> = {
	zoneUnknown: (name) => [
		`${q('timeZone')} enthält „${name}“; so heißt keine Zeitzone.`,
		'Wie Europe/Berlin oder America/New_York schreiben, oder leer lassen, um nach der Nummer zu gehen.',
	],
	hoursUnreadable: (row) => [
		`Zeile ${row} von ${q('callingHours')} lässt sich nicht lesen.`,
		'Zeiten so schreiben: Mon-Fri 09:00-18:00; Sat 10:00-14:00.',
	],
	hoursEndFirst: (row) => [
		`Zeile ${row} von ${q('callingHours')} endet, bevor sie beginnt.`,
		'Die beiden Uhrzeiten tauschen; für Zeiten über Mitternacht eine Zeile bis 24:00 und eine ab 00:00 schreiben.',
	],
	hoursMissing: () => [
		`${q('callingHours')} enthält keine Zeiten; so könnte nie jemand angerufen werden.`,
		`Zeiten wie Mon-Fri 09:00-18:00 schreiben oder ${q('callingHours')} weglassen.`,
	],
	notAList: (field) => [
		`${q(field)} ist keine Liste.`,
		`Für ${q(field)} ein Array angeben, oder Text mit einem Eintrag je Zeile.`,
	],
	listRow: (field, row, sentence) => [
		`Zeile ${row} von ${q(field)} ist unbrauchbar. ${sentence}`,
		`Zeile ${row} korrigieren oder aus der Liste nehmen; bis dahin wird niemand angerufen.`,
	],
	capOfZero: (field) => [
		`${q(field)} ist 0; so könnte nie jemand angerufen werden.`,
		'1 oder mehr wählen, oder off schreiben, um auf diese Grenze zu verzichten.',
	],
};

export const PLANS_IN_GERMAN: MessagesInOtherWords<typeof PLAN_MESSAGES> = {
	planWithoutEnd: (field) => [
		`${q(field)} ist leer: Der Plan hätte kein Ende.`,
		`${q(field)} ausfüllen.`,
	],
	oneCallOnly: (field) => [
		`${q(field)} gilt für einen einzelnen Anruf, nicht für Personen, die der Reihe nach angerufen werden.`,
		`${q(field)} ausschalten, oder als ${q('operation')} „Flow starten“ wählen.`,
	],
	triesAfterNothing: () => [
		`${q('maxCalls')} erlaubt einen weiteren Anruf, aber keine Pause sagt, nach welchem Ende.`,
		`Eine Pause wie ${q('afterBusyMinutes')} ausfüllen, oder ${q('maxCalls')} auf 1 setzen.`,
	],
	pauseTooShort: (field, countField, atOnce) => [
		`${q(field)} ist kürzer als eine Minute, und ${q(countField)} ist größer als ${atOnce}.`,
		`${q(field)} auf mindestens eine Minute setzen, oder ${q(countField)} auf höchstens ${atOnce}.`,
	],
	referenceOfATry: (item, attempt) => [
		`Ein anderes Element hat die ${q('reference')}, die Anruf ${attempt} von Element ${item} bekäme.`,
		`Jedem Element eine ${q('reference')} geben, die nicht auf „-try-“ und eine Zahl endet.`,
	],
	batchTooLarge: (items, limit) => [
		`${items} Elemente kamen an; höchstens ${limit} können gemeinsam warten. ${q('waitForResult')} hat deshalb nicht begonnen.`,
		'In Teilen senden.',
	],
	sameKeys: () => [
		`${q('confirmDigits')} und ${q('declineDigits')} haben eine Taste gemeinsam.`,
		'Für eines von beiden andere Tasten wählen.',
	],
	messageNotTaken: (provider) => [
		`${provider} nimmt keine Variablen; dem Flow lässt sich die Nachricht nicht mitgeben.`,
		'Einen anderen Anbieter wählen.',
	],
	personIncomplete: (position, field) => [
		`Bei Person ${position} von ${q('people')} fehlt ${q(field)}.`,
		`${q(field)} ausfüllen oder die Person entfernen.`,
	],
	incidentTwice: (item) => [
		`Element ${item} hat dieselbe ${q('reference')}: Zwei Suchen zu einem Vorfall wüssten nichts voneinander.`,
		`Jedem Element eine eigene ${q('reference')} geben, oder jeden Vorfall nur einmal senden.`,
	],
	peopleNotAList: () => [
		`${q('people')} ist keine Liste.`,
		'Eine JSON-Liste schreiben wie [{"name": "Ada", "to": "+14155550111"}], oder einen Ausdruck wählen, der eine ergibt.',
	],
	planFromElsewhere: () => [
		'Der Plan wurde von einer anderen Version von Ringback gespeichert, die diese nicht lesen kann.',
		'Ihn mit der Version beenden, die ihn begonnen hat, oder neu starten.',
	],
};
