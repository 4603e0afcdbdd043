/** French for results: why a call waits, is not made or was made once already. */
import type { WallTime } from '../en/rules';
import { french as q } from '../quote';

const at = ({ weekday, time, zone }: WallTime): string => `${weekday} ${time} (${zone})`;

const spanOf = (hours: number): string => {
	if (hours === 1) return 'une heure';
	return hours % 24 === 0 && hours > 24 ? `${hours / 24} jours` : `${hours} heures`;
};

const inWords = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;

export const OBSTACLES_IN_FRENCH = {
	outOfReach: (host: string) =>
		`Le fournisseur ne pourrait pas renvoyer le résultat\u00a0: ${host} est une adresse propre à cette machine ou à son réseau.`,
	inTheOpen: (host: string) =>
		`Le résultat reviendrait à ${host} sans chiffrement, et son jeton avec lui\u00a0: l’adresse doit commencer par https://.`,
};

export const SENTENCES_OF_RULES_IN_FRENCH = {
	closed: (here: WallTime, opens: WallTime | null): string =>
		`Il est ${at(here)}, hors des heures d’appel\u00a0; ` +
		(opens
			? `l’appel sera permis partout où le numéro peut se trouver à partir de ${at(opens)}.`
			: 'dans les deux semaines à venir, aucune heure ne convient partout où le numéro peut se trouver.'),
	zoneUnknown: (): string =>
		`On ne connaît pas le fuseau horaire du numéro\u00a0; remplissez ${q('timeZone')} pour lui.`,
	tooOften: (calls: number, hours: number): string =>
		`Le numéro a été appelé ${calls} fois en ${spanOf(hours)}, et ne peut pas l’être davantage.`,
	ceiling: (calls: number, hours: number): string =>
		`Le compte a passé ${calls} appels en ${spanOf(hours)}\u00a0: c’est sa limite.`,
	country: (country: string | null): string =>
		country === null
			? `Le numéro n’appartient à aucun pays, et seuls ceux de ${q('allowedCountries')} sont appelés.`
			: `${country} ne figure pas dans ${q('allowedCountries')}.`,
	risk: (risk: string): string =>
		`Le numéro présente le risque «\u00a0${risk}\u00a0», qui est refusé.`,
	stopped: (): string =>
		'Le compte est arrêté\u00a0: rien n’est envoyé tant que les appels ne sont pas de nouveau autorisés.',
	optedOut: (): string =>
		'La personne qui a ce numéro ne veut plus d’appels, et le compte s’en souvient.',
	listed: (): string => `Le numéro est sur la liste ${q('doNotCall')}.`,
	emergency: (): string => 'Les numéros d’urgence et les numéros courts ne sont jamais appelés.',
	notValid: (): string =>
		'Ce n’est pas un numéro de téléphone valide\u00a0; personne n’est appelé.',
	ownNumber: (): string => 'C’est un numéro d’où partent les appels.',
	consent: (place: string): string =>
		`Les appels de prospection vers ${place} exigent un consentement\u00a0; indiquez dans ${q('consent')} où le vôtre est conservé.`,
	noPack: (place: string): string =>
		`Les règles de ${place} ne sont pas connues ici\u00a0; pour la prospection, indiquez dans ${q('consent')} où le consentement est conservé.`,
	callerSeries: (place: string, series: string): string =>
		`Les appels de prospection vers ${place} doivent partir d’un numéro qui commence par ${series}.`,
	wouldWait: ({ time, zone }: WallTime): string =>
		`Avec un compte réel, cet appel attendrait jusqu’à ${time} (${zone}).`,
	wouldNotBeMade: (why: string): string =>
		`Avec un compte réel, cet appel ne serait pas passé. ${why}`,
};

export const REPLAYS_IN_FRENCH = {
	ended: (exit: string): string =>
		`Cette référence a déjà été appelée\u00a0; cet appel s’est terminé par «\u00a0${exit}\u00a0». Pour réessayer, donnez-lui une autre référence.`,
	placed:
		'Cette référence a déjà été appelée\u00a0; l’appel a été lancé, et son résultat n’est pas connu.',
	underWay: 'Le premier appel avec cette référence est encore en cours.',
	conflict: (parts: readonly string[]): string => {
		const named = inWords((parts.length > 0 ? parts : ['to', 'flowId', 'account']).map(q));
		return `Cette référence est celle d’un appel qui diffère par ${named}. Donnez à chaque appel sa propre référence.`;
	},
};

export const FALLBACKS_IN_FRENCH = {
	wrong: (message: string): string => `Compte de secours\u00a0: ${message}`,
	used: (provider: string, why: string): string =>
		`${why} Le compte de secours a pris le relais\u00a0: ${provider}.`,
	failedToo: (provider: string, message: string): string =>
		`Le compte de secours n’a pas appelé non plus (${provider})\u00a0: ${message}`,
	leftOut: (provider: string, fields: readonly string[]): string =>
		`${provider} ne prend pas en charge ${inWords(fields.map(q))}\u00a0; cela a été omis.`,
};

export const COUNTED_IN_FRENCH = {
	numberNotValid: 'non valides',
	numberMissing: 'sans numéro',
	severalNumbers: 'avec plusieurs numéros',
	refusedByProvider: 'refusés par le fournisseur',
	alreadyCalled: 'déjà appelés',
	dryRun: 'non envoyés',
	outsideCallingHours: 'hors des heures d’appel',
	doNotCall: 'sur la liste «\u00a0Ne pas appeler\u00a0»',
	calledTooOften: 'appelés trop souvent',
	ceilingReached: 'au-delà de la limite du compte',
	countryNotAllowed: 'd’un pays non autorisé',
	riskyNumber: 'à risque',
	consentMissing: 'sans consentement',
	stopped: 'arrêtés',
	referenceConflict: 'avec la référence d’un autre appel',
};

export const FORECAST_IN_FRENCH = {
	now: (calls: number): string => `${calls} tout de suite`,
	held: (calls: number): string => `${calls} retenus jusqu’au début de leurs heures`,
	done: (time: string): string => `terminé vers ${time}`,
	heldDone: (time: string): string => `ceux retenus vers ${time}`,
};
