/** French for what can be wrong with a setting. */
import type { SETTING_MESSAGES } from '../en/settings';
import { told } from '../../base/language';
import type { MessagesInOtherWords } from '../in-other-words';
import { french as q } from '../quote';
import { OBSTACLES_IN_FRENCH } from './sentences';

export const SETTINGS_IN_FRENCH: MessagesInOtherWords<typeof SETTING_MESSAGES> = {
	savedByNewer: (packageName) => [
		`Ce nœud a été enregistré par une version plus récente de ${packageName}.`,
		`Mettez ${packageName} à jour ici, ou supprimez le nœud et créez-en un nouveau.`,
	],
	missing: (field) => [`${q(field)} est vide.`, `Remplissez ${q(field)}.`],
	wrongType: (field, expected) => [
		`La valeur de ${q(field)} ne convient pas. Valeur attendue\u00a0: ${told(expected)}.`,
		`Corrigez ${q(field)}.`,
	],
	outOfRange: (field, from, to, who) => [
		`${q(field)} est hors limites\u00a0: pour ${told(who)}, de ${from} à ${to}.`,
		`Choisissez une valeur de ${from} à ${to}.`,
	],
	tooLong: (field, limit, unit) => [
		`${q(field)} est trop long\u00a0: ${limit} ${told(unit)} au plus.`,
		`Raccourcissez ${q(field)}.`,
	],
	notTaken: (field, provider) => [
		`${provider} ne prend pas en charge ${q(field)}.`,
		`Laissez ${q(field)} vide pour ${provider}.`,
	],
	notE164: (field) => [
		`${q(field)} n’est pas un numéro de téléphone international.`,
		'Écrivez-le avec plus et indicatif, p. ex. +14155550123.',
	],
	referenceCutOff: () => [
		`${q('reference')} se termine par un tiret, un trait de soulignement ou un deux-points\u00a0: son expression n’a rien trouvé à ajouter.`,
		'Vérifiez l’expression, pour que chaque appel ait sa propre référence.',
	],
	callsItself: () => [
		`${q('to')} et ${q('from')} sont le même numéro.`,
		'Choisissez un numéro appelant différent du numéro à appeler.',
	],
	variableTwice: (name) => [
		`La variable «\u00a0${name}\u00a0» est indiquée deux fois.`,
		'Gardez-en une seule.',
	],
	variableNameMissing: () => [
		'Une variable a une valeur, mais pas de nom.',
		'Donnez-lui le nom que le flux attend, ou supprimez-la.',
	],
	variableNameUnusable: (name) => [
		`Une variable ne peut pas s’appeler «\u00a0${name}\u00a0»\u00a0: JavaScript se réserve ce nom.`,
		'Renommez la variable ici et dans le flux.',
	],
	variableReserved: (name, use) => [
		`La variable «\u00a0${name}\u00a0» est déjà utilisée ${told(use)}.`,
		'Renommez la variable ici et dans le flux.',
	],
	variableNotText: (name, provider) => [
		`La variable «\u00a0${name}\u00a0» n’est pas du texte\u00a0: ${provider} n’accepte que du texte.`,
		'Choisissez-y une seule valeur, ou convertissez-la d’abord en texte.',
	],
	variableMissing: (name) => [
		`La variable «\u00a0${name}\u00a0» n’a pas de valeur.`,
		'Vérifiez d’où vient sa valeur, ou supprimez la variable.',
	],
	variablesNotObject: () => [
		`${q('variablesJson')} n’est pas un objet JSON de noms et de valeurs.`,
		'Écrivez-le comme {"order_number": "1042"}.',
	],
	contextNotJson: () => [
		`${q('context')} n’est pas du JSON valide.`,
		'Écrivez-le comme {"orderId": 1042}, ou laissez-le vide.',
	],
	flowOfAnother: (other, company) => [
		`${q('flowId')} est celui d’un flux chez ${other}, mais l’appel passe par ${company}.`,
		`Choisissez un flux de ${company}, ou un compte chez ${other}.`,
	],
	flowAddressUnknown: () => [
		`${q('flowId')} est une adresse qui ne se termine pas par /flows/<ID du flux>/interactions.`,
		'Collez l’adresse du panneau «\u00a0Request details\u00a0» du flux, ou l’ID du flux seul.',
	],
	flowElsewhere: (there, here) => [
		`${q('flowId')} est une adresse de ${there}, mais le compte appelle ${here}.`,
		'Choisissez la région correspondante dans le compte, ou collez l’ID du flux seul.',
	],
	targetUnknown: () => [
		`${q('flowId')} contient une cible JSON qui ne désigne pas un flux et un seul.`,
		'Collez l’ID du flux seul, ou [{"ivr":["<ID du flux>"]}].',
	],
	addressNotSafe: (field) => [
		`${q(field)} doit commencer par https:// (http:// uniquement sur cette machine et son propre réseau).`,
		`Corrigez ${q(field)}.`,
	],
	addressNotOwn: (there, own) => [
		`Ce compte ne vaut que pour ${own}\u00a0; rien n’a donc été envoyé à ${there}.`,
		'Corrigez l’adresse de la requête, ou choisissez un autre compte.',
	],
	addressTooLong: (limit) => [
		`L’adresse du résultat dépasserait ${limit} caractères.`,
		`Envoyez-en moins dans ${q('context')}\u00a0: un numéro de commande suffit.`,
	],
	contextTooBig: (limit) => [
		`${q('context')} dépasse ${limit} octets.`,
		`Envoyez un ID dans ${q('context')}, et retrouvez le reste à l’arrivée du résultat.`,
	],
	resultFieldUnusable: () => [
		`${q('resultField')} n’est pas un nom simple, ou il sert déjà à autre chose.`,
		'Choisissez un nom de lettres, de chiffres et de traits de soulignement qui commence par une lettre, p. ex. firstCall.',
	],
	publicUrlMissing: () => [
		'Le fournisseur ne pourrait pas renvoyer le résultat\u00a0: le compte n’a pas d’adresse publique.',
		`Remplissez ${q('publicUrl')} dans le compte, ou désactivez ${q('waitForResult')}.`,
	],
	addressOutOfReach: (field, host, why) => [
		OBSTACLES_IN_FRENCH[why](host),
		`Indiquez dans ${q(field)} une adresse https que le fournisseur peut atteindre, ou désactivez ${q('waitForResult')}.`,
	],
	privateKeyUnreadable: () => [
		'La clé privée est illisible.',
		'Collez la clé telle que vous l’avez reçue\u00a0: PKCS#8 (EC P-256 ou RSA), avec ou sans les lignes BEGIN et END.',
	],
	notTestable: (provider) => [
		`${provider} répond\u00a0; son acceptation du jeton n’a pas été testée.`,
		`Pour le tester sans appeler, renseignez ${q('voiceAccountId')}. Les appels fonctionnent sans.`,
	],
};
