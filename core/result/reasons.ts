/** Why a call was not made, in a word that flows branch on and in a sentence. */
import { inLanguages } from '../base/language';

const ENGLISH = {
	numberNotValid: 'The number is not a valid phone number.',
	numberMissing: 'No number was given.',
	severalNumbers: 'There are several numbers in one field; one call takes one number.',
	refusedByProvider: 'The provider refused the number; nobody was called.',
	alreadyCalled: 'This reference was called before. For another try, give it another reference.',
	dryRun: 'Dry run: nothing was sent.',
	outsideCallingHours: 'It is not within the calling hours where the number may be.',
	doNotCall: 'The number is on the list of numbers that must not be called.',
	calledTooOften: 'The number was called as often as it may be for now.',
	ceilingReached: 'The account has made as many calls as it may for now.',
	countryNotAllowed: 'Numbers of this country are not allowed.',
	riskyNumber: 'The number is of a kind that is not called.',
	consentMissing: 'Calls of this purpose need consent there, and none is named.',
	stopped: 'The account is stopped: nothing is sent until it is started again.',
	referenceConflict:
		'This reference was used for another number, flow or account. Give every call a reference of its own.',
} as const;

const GERMAN = {
	numberNotValid: 'Das ist keine gültige Telefonnummer.',
	numberMissing: 'Es wurde keine Nummer angegeben.',
	severalNumbers: 'In einem Feld stehen mehrere Nummern; ein Anruf nimmt eine.',
	refusedByProvider: 'Der Anbieter hat die Nummer abgelehnt; niemand wurde angerufen.',
	alreadyCalled:
		'Mit dieser Referenz wurde schon angerufen. Für einen neuen Versuch eine andere Referenz verwenden.',
	dryRun: 'Probelauf: Es wurde nichts gesendet.',
	outsideCallingHours: 'Dort, wo die Nummer sein kann, ist gerade keine Anrufzeit.',
	doNotCall: 'Die Nummer steht auf der Liste derer, die nicht angerufen werden dürfen.',
	calledTooOften: 'Die Nummer wurde fürs Erste so oft angerufen, wie es erlaubt ist.',
	ceilingReached: 'Über das Konto gingen fürs Erste so viele Anrufe, wie erlaubt sind.',
	countryNotAllowed: 'Nummern dieses Landes sind nicht erlaubt.',
	riskyNumber: 'Nummern dieser Art werden nicht angerufen.',
	consentMissing: 'Anrufe zu diesem Zweck brauchen dort eine Einwilligung; angegeben ist keine.',
	stopped: 'Das Konto ist angehalten: Es wird nichts gesendet, bis Anrufe wieder erlaubt sind.',
	referenceConflict:
		'Diese Referenz gehört zu einer anderen Nummer, einem anderen Flow oder einem anderen Konto. Jedem Anruf eine eigene Referenz geben.',
};

const FRENCH = {
	numberNotValid: 'Ce n’est pas un numéro de téléphone valide.',
	numberMissing: 'Aucun numéro n’a été indiqué.',
	severalNumbers: 'Il y a plusieurs numéros dans un champ\u00a0; un appel en prend un seul.',
	refusedByProvider: 'Le fournisseur a refusé le numéro\u00a0; personne n’a été appelé.',
	alreadyCalled:
		'Cette référence a déjà été appelée. Pour réessayer, donnez-lui une autre référence.',
	dryRun: 'Essai à blanc\u00a0: rien n’a été envoyé.',
	outsideCallingHours: 'Là où le numéro peut se trouver, ce n’est pas l’heure d’appeler.',
	doNotCall: 'Le numéro est sur la liste de ceux qu’il ne faut pas appeler.',
	calledTooOften: 'Le numéro a été appelé aussi souvent qu’il peut l’être pour le moment.',
	ceilingReached: 'Le compte a passé autant d’appels qu’il peut pour le moment.',
	countryNotAllowed: 'Les numéros de ce pays ne sont pas autorisés.',
	riskyNumber: 'Les numéros de ce genre ne sont pas appelés.',
	consentMissing: 'Les appels à cette fin y exigent un consentement, et aucun n’est indiqué.',
	stopped:
		'Le compte est arrêté\u00a0: rien n’est envoyé tant que les appels ne sont pas de nouveau autorisés.',
	referenceConflict:
		'Cette référence est celle d’un autre numéro, d’un autre flux ou d’un autre compte. Donnez à chaque appel sa propre référence.',
};

/** Why a call was not made, or why a number was refused. A closed list: flows branch on its keys. */
export const REASONS = inLanguages(ENGLISH, { de: GERMAN, fr: FRENCH });
export type Reason = keyof typeof REASONS;
