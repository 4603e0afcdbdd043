/** French for accounts, providers and the network. */
import type { ACCOUNT_MESSAGES } from '../en/account';
import { lengthIn, type ANSWER_MESSAGES } from '../en/answers';
import type { FALLBACK_MESSAGES } from '../en/fallback';
import { told } from '../../base/language';
import type { MessagesInOtherWords } from '../in-other-words';
import type { LOOK_UP_MESSAGES } from '../en/look-up';
import type { NETWORK_MESSAGES } from '../en/network';
import { french as q } from '../quote';
import type { SECRET_MESSAGES } from '../en/secret';

const lengthOf = lengthIn({ seconds: 'secondes', minutes: 'minutes', hours: 'heures' });
const BEFORE_ANOTHER_TRY =
	'Consultez le compte rendu, ou demandez à la personne appelée, avant de réessayer.';
const LOOKING_UP_CALLS_NOBODY =
	'Une recherche n’appelle personne\u00a0: elle peut être refaite à tout moment.';
const CHECK_NETWORK = 'Vérifiez l’adresse et le réseau.';

export const ACCOUNT_IN_FRENCH: MessagesInOtherWords<typeof ACCOUNT_MESSAGES> = {
	noAccount: () => [
		'Aucun compte n’est choisi.',
		'Choisissez ou ajoutez un compte dans les réglages du nœud.',
	],
	storedSecretElsewhere: () => [
		'Ces réglages mènent à une autre adresse que le compte déployé\u00a0; les secrets enregistrés n’y sont pas envoyés.',
		'Saisissez de nouveau le secret pour le tester, ou déployez d’abord le compte.',
	],
	accountGone: () => [
		'Le compte de ce nœud est désactivé ou supprimé.',
		'Activez le compte ou choisissez-en un autre, puis déployez.',
	],
};

export const ANSWERS_IN_FRENCH: MessagesInOtherWords<typeof ANSWER_MESSAGES> = {
	wrongCredentials: (provider, which, status = 401) => [
		`${provider} a refusé ${told(which)} (${status}).`,
		'Vérifiez le compte.',
	],
	forbidden: (provider) => [
		`${provider} n’autorise pas ce compte à lancer des flux (403).`,
		'Donnez au compte le droit de lancer des flux.',
	],
	flowNotFound: (provider) => [
		`${provider} ne connaît pas ce flux.`,
		'Vérifiez que l’ID est le bon, et que le flux est publié et appartient à ce compte.',
	],
	numberRefused: (provider) => [
		`${provider} a refusé le numéro.`,
		`Vérifiez ${q('to')}, et que le compte peut appeler ce pays.`,
	],
	rateLimited: (provider, waitMs) => [
		waitMs === undefined
			? `${provider} n’accepte plus de requêtes pour le moment (429).`
			: `${provider} n’accepte plus de requêtes pendant ${lengthOf(waitMs)} (429).`,
		`Réessayez plus tard, ou baissez ${q('callsPerSecond')}.`,
	],
	unavailable: (provider, status) => [`${provider} a répondu ${status}.`, BEFORE_ANOTHER_TRY],
	redirected: (provider, status) => [
		`${provider} a renvoyé vers une autre adresse (${status}), où rien n’a été envoyé.`,
		'Vérifiez l’adresse du compte.',
	],
	refused: (provider, status) => [
		`${provider} a refusé la requête (${status}).`,
		'Comparez les réglages avec la documentation du fournisseur.',
	],
	nothingThere: (provider) => [
		`Ce compte ${provider} n’existe pas à cette adresse (404).`,
		'Vérifiez l’adresse et les ID du compte.',
	],
	noReadyFlow: (provider) => [
		`Aucun flux tout prêt ne peut être créé chez ${provider}.`,
		'Construisez le flux dans son propre éditeur.',
	],
	unreadableAnswer: (provider, status) => [
		`${provider} a répondu ${status}, de façon illisible.`,
		'Vérifiez l’adresse de base du compte.',
	],
	contradiction: (provider, status) => [
		`${provider} a répondu ${status}, et a pourtant désigné un appel.`,
		BEFORE_ANOTHER_TRY,
	],
	scopeRefused: (provider, status = 400) => [
		`${provider} n’a pas délivré de jeton d’accès, car il n’accorde pas la portée (${status}).`,
		`Comparez ${q('scope')} du compte avec les portées du client OAuth chez le fournisseur.`,
	],
	tokenForbidden: (provider) => [
		`${provider} refuse à ce compte un jeton d’accès (403).`,
		'Vérifiez chez le fournisseur que le client OAuth est actif et que les requêtes de ce réseau sont admises.',
	],
	tokenUnavailable: (provider, status) => [
		`${provider} ne délivre pas de jetons d’accès pour le moment (${status}).`,
		'Réessayez plus tard. Il n’y a rien à changer.',
	],
	tokenNotBearer: (provider) => [
		`${provider} a délivré un jeton d’accès qui n’est pas du type «\u00a0bearer\u00a0».`,
		`Vérifiez ${q('accessTokenUrl')} du compte.`,
	],
	tokenUnreadable: (provider, status) => [
		status === undefined
			? `${provider} a répondu de façon illisible à la demande d’un jeton d’accès.`
			: `${provider} a répondu de façon illisible à la demande d’un jeton d’accès (${status}).`,
		`Vérifiez ${q('accessTokenUrl')} du compte.`,
	],
	tokenUnanswered: (provider) => [
		`${provider} n’a pas délivré de jeton d’accès à temps.`,
		`Vérifiez ${q('accessTokenUrl')} du compte, et le réseau.`,
	],
};

export const FALLBACK_IN_FRENCH: MessagesInOtherWords<typeof FALLBACK_MESSAGES> = {
	fallbackIsFirst: () => [
		`${q('fallback')} est le compte qui appelle en premier.`,
		'Choisissez un autre compte de secours, ou aucun.',
	],
	fallbackSeveral: () => [
		`${q('fallback')} désigne plusieurs fournisseurs\u00a0; il en faut un seul.`,
		'N’en gardez qu’un.',
	],
	fallbackUnknown: (expected) => [
		`${q('fallback')} désigne un fournisseur inconnu ici.`,
		`Choisissez parmi\u00a0: ${expected}.`,
	],
	fallbackAccountGone: () => [
		`Le compte de ${q('fallback')} n’est pas déployé.`,
		'Ouvrez le nœud, choisissez un autre compte de secours ou aucun, puis déployez.',
	],
};

export const LOOK_UP_IN_FRENCH: MessagesInOtherWords<typeof LOOK_UP_MESSAGES> = {
	lookUpNotOffered: (provider) => [
		`${provider} n’a pas de rapport où rechercher un résultat.`,
		`Choisissez un autre ${q('provider')}, ou prenez le résultat comme il vient\u00a0: par ${q('waitForResult')} ou par «\u00a0Outbound Call Result\u00a0».`,
	],
	reportScopeMissing: (provider, scope) => [
		`${provider} ne laisse pas ce compte lire son rapport (403)\u00a0: la portée ${scope} manque.`,
		`Ajoutez data-reports:write et data-reports:read au client OAuth chez le fournisseur, puis à ${q('scope')} du compte, à côté de flows-interactions:start.`,
	],
	reportNotFetched: (_kind, provider, why) => [
		`Le rapport de ${provider} n’a pas pu être récupéré\u00a0: ${told(why)}.`,
		LOOKING_UP_CALLS_NOBODY,
	],
	reportLate: (provider) => [
		`Le rapport de ${provider} n’était pas prêt à temps.`,
		LOOKING_UP_CALLS_NOBODY,
	],
};

export const NETWORK_IN_FRENCH: MessagesInOtherWords<typeof NETWORK_MESSAGES> = {
	unreachable: (address) => [
		`Pas de connexion à ${address}.`,
		'Vérifiez l’adresse et le réseau. Pour le bac à sable\u00a0: démarrez-le avec «\u00a0npx @ringback/sandbox\u00a0».',
	],
	certificateNotTrusted: (address) => [
		`Le certificat de ${address} n’est pas reconnu\u00a0; rien n’y a donc été envoyé.`,
		'Vérifiez l’adresse. Pour un serveur avec son propre certificat, indiquez son autorité dans NODE_EXTRA_CA_CERTS et redémarrez\u00a0; cette vérification ne se désactive pas.',
	],
	proxyRefused: (address, status) => [
		`Le proxy a refusé l’accès à ${address} (${status})\u00a0; rien n’y a donc été envoyé.`,
		status === 407
			? 'Mettez le nom d’utilisateur et le mot de passe du proxy dans son adresse dans HTTPS_PROXY, puis redémarrez.'
			: 'Autorisez cette adresse dans le proxy, ou indiquez-la dans NO_PROXY, puis redémarrez.',
	],
	timedOut: (address) => [`Pas de réponse de ${address} à temps.`, CHECK_NETWORK],
	connectionLost: (address) => [`La connexion à ${address} a été coupée.`, CHECK_NETWORK],
	answerTooLarge: (address, limitBytes) => [
		`${address} a envoyé plus de ${Math.round(limitBytes / 1024)} Ko, qui n’ont pas été lus.`,
		'Vérifiez l’adresse.',
	],
};

export const SECRETS_IN_FRENCH: MessagesInOtherWords<typeof SECRET_MESSAGES> = {
	secretMissing: () => [
		'Aucun secret de rappel n’est défini\u00a0: on ne pourrait pas distinguer les résultats de contrefaçons.',
		'Définissez dans le compte un secret de rappel d’au moins 16 caractères.',
	],
	secretTooShort: (least, field = 'callbackSecret') => [
		`${q(field)} compte moins de ${least} caractères.`,
		'Utilisez un long texte aléatoire\u00a0; vous n’aurez plus jamais à le saisir.',
	],
	secretEasyToGuess: (field) => [
		`${q(field)} est facile à deviner\u00a0: vide, une suite, ou quelques caractères répétés.`,
		'Utilisez un long texte aléatoire, p. ex. celui d’un gestionnaire de mots de passe.',
	],
};
