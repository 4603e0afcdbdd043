/** French for rules, plans and numbers in the wrong place. */
import type { MessagesInOtherWords } from '../in-other-words';
import type { NUMBER_MESSAGES } from '../en/number';
import type { PLAN_MESSAGES } from '../en/plan';
import { french as q } from '../quote';
import type { RULE_MESSAGES } from '../en/rules';

export const NUMBER_IN_FRENCH: MessagesInOtherWords<typeof NUMBER_MESSAGES> = {
	toIsCheck: () => [
		`${q('to')} contient tout le résultat de Validate E.164, et non un numéro.`,
		'Choisissez-y le numéro, p. ex. msg.phone.e164 dans Node-RED.',
	],
};

export const RULES_IN_FRENCH: MessagesInOtherWords<typeof RULE_MESSAGES> = {
	zoneUnknown: (name) => [
		`${q('timeZone')} contient «\u00a0${name}\u00a0», qui n’est pas le nom d’un fuseau horaire.`,
		'Écrivez-le comme Europe/Paris ou America/New_York, ou laissez vide pour suivre le numéro.',
	],
	hoursUnreadable: (row) => [
		`La ligne ${row} de ${q('callingHours')} est illisible.`,
		'Écrivez les heures comme Mon-Fri 09:00-18:00; Sat 10:00-14:00.',
	],
	hoursEndFirst: (row) => [
		`La ligne ${row} de ${q('callingHours')} finit avant de commencer.`,
		'Inversez ses deux heures\u00a0; pour passer minuit, écrivez une ligne jusqu’à 24:00 et une à partir de 00:00.',
	],
	hoursMissing: () => [
		`${q('callingHours')} ne contient aucune heure\u00a0: personne ne pourrait jamais être appelé.`,
		`Écrivez des heures comme Mon-Fri 09:00-18:00, ou omettez ${q('callingHours')}.`,
	],
	notAList: (field) => [
		`${q(field)} n’est pas une liste.`,
		`Donnez à ${q(field)} un tableau, ou un texte avec une entrée par ligne.`,
	],
	listRow: (field, row, sentence) => [
		`La ligne ${row} de ${q(field)} est inutilisable. ${sentence}`,
		`Corrigez la ligne ${row} ou retirez-la de la liste\u00a0; d’ici là, personne n’est appelé.`,
	],
	capOfZero: (field) => [
		`${q(field)} vaut 0\u00a0: personne ne pourrait jamais être appelé.`,
		'Choisissez 1 ou plus, ou écrivez off pour vous passer de cette limite.',
	],
};

export const PLANS_IN_FRENCH: MessagesInOtherWords<typeof PLAN_MESSAGES> = {
	planWithoutEnd: (field) => [
		`${q(field)} est vide\u00a0: le plan n’aurait pas de fin.`,
		`Remplissez ${q(field)}.`,
	],
	oneCallOnly: (field) => [
		`${q(field)} vaut pour un seul appel, pas pour des personnes appelées dans l’ordre.`,
		`Désactivez ${q(field)}, ou choisissez «\u00a0Lancer un flux\u00a0» comme ${q('operation')}.`,
	],
	triesAfterNothing: () => [
		`${q('maxCalls')} permet un autre appel, mais aucune pause ne dit après quelle issue.`,
		`Remplissez une pause, p. ex. ${q('afterBusyMinutes')}, ou mettez ${q('maxCalls')} à 1.`,
	],
	pauseTooShort: (field, countField, atOnce) => [
		`${q(field)} dure moins d’une minute, et ${q(countField)} dépasse ${atOnce}.`,
		`Portez ${q(field)} à une minute au moins, ou ${q(countField)} à ${atOnce} au plus.`,
	],
	referenceOfATry: (item, attempt) => [
		`Un autre élément a la ${q('reference')} qu’aurait l’appel ${attempt} de l’élément ${item}.`,
		`Donnez à chaque élément une ${q('reference')} qui ne se termine pas par «\u00a0-try-\u00a0» et un nombre.`,
	],
	batchTooLarge: (items, limit) => [
		`${items} éléments sont arrivés\u00a0; ${limit} au plus peuvent attendre ensemble. ${q('waitForResult')} n’a donc pas commencé.`,
		'Envoyez-les en plusieurs fois.',
	],
	sameKeys: () => [
		`${q('confirmDigits')} et ${q('declineDigits')} ont une touche en commun.`,
		'Choisissez d’autres touches pour l’un des deux.',
	],
	messageNotTaken: (provider) => [
		`${provider} n’accepte pas de variables\u00a0: son flux ne peut pas recevoir le message.`,
		'Choisissez un autre fournisseur.',
	],
	personIncomplete: (position, field) => [
		`Il manque ${q(field)} à la personne ${position} de ${q('people')}.`,
		`Remplissez ${q(field)}, ou retirez la personne.`,
	],
	incidentTwice: (item) => [
		`L’élément ${item} a la même ${q('reference')}\u00a0: deux recherches pour un incident s’ignoreraient l’une l’autre.`,
		`Donnez à chaque élément sa propre ${q('reference')}, ou envoyez chaque incident une seule fois.`,
	],
	peopleNotAList: () => [
		`${q('people')} n’est pas une liste.`,
		'Écrivez une liste JSON comme [{"name": "Ada", "to": "+14155550111"}], ou choisissez une expression qui en donne une.',
	],
	planFromElsewhere: () => [
		'Le plan a été enregistré par une autre version de Ringback, que celle-ci ne sait pas lire.',
		'Terminez-le avec la version qui l’a commencé, ou recommencez.',
	],
};
