/** German for accounts, providers and the network. */
import type { ACCOUNT_MESSAGES } from '../en/account';
import { lengthIn, type ANSWER_MESSAGES } from '../en/answers';
import type { FALLBACK_MESSAGES } from '../en/fallback';
import { told } from '../../base/language';
import type { MessagesInOtherWords } from '../in-other-words';
import type { LOOK_UP_MESSAGES } from '../en/look-up';
import type { NETWORK_MESSAGES } from '../en/network';
import { german as q } from '../quote';
import type { SECRET_MESSAGES } from '../en/secret';

const lengthOf = lengthIn({ seconds: 'Sekunden', minutes: 'Minuten', hours: 'Stunden' });
const BEFORE_ANOTHER_TRY =
	'Vor einem neuen Versuch in den Bericht sehen oder bei der angerufenen Person nachfragen.';
const LOOKING_UP_CALLS_NOBODY =
	'Nachschlagen löst keinen Anruf aus und lässt sich jederzeit wiederholen.';
const CHECK_NETWORK = 'Die Adresse und das Netz prüfen.';

export const ACCOUNT_IN_GERMAN: MessagesInOtherWords<typeof ACCOUNT_MESSAGES> = {
	noAccount: () => [
		'Es ist kein Konto gewählt.',
		'In den Einstellungen des Nodes ein Konto wählen oder anlegen.',
	],
	storedSecretElsewhere: () => [
		'Diese Einstellungen führen zu einer anderen Adresse als das übernommene Konto; gespeicherte Geheimnisse werden dorthin nicht gesendet.',
		'Das Geheimnis zum Testen neu eingeben, oder das Konto zuerst übernehmen (deploy).',
	],
	accountGone: () => [
		'Das Konto dieses Nodes ist deaktiviert oder gelöscht.',
		'Das Konto aktivieren oder ein anderes wählen und übernehmen (deploy).',
	],
};

export const ANSWERS_IN_GERMAN: MessagesInOtherWords<typeof ANSWER_MESSAGES> = {
	wrongCredentials: (provider, which, status = 401) => [
		`${provider} hat ${told(which)} abgelehnt (${status}).`,
		'Das Konto prüfen.',
	],
	forbidden: (provider) => [
		`${provider} erlaubt diesem Konto nicht, Flows zu starten (403).`,
		'Dem Konto das Recht geben, Flows zu starten.',
	],
	flowNotFound: (provider) => [
		`${provider} kennt diesen Flow nicht.`,
		'Prüfen, ob die ID stimmt und ob der Flow veröffentlicht ist und zu diesem Konto gehört.',
	],
	numberRefused: (provider) => [
		`${provider} hat die Nummer abgelehnt.`,
		`${q('to')} prüfen, und ob das Konto in dieses Land anrufen darf.`,
	],
	rateLimited: (provider, waitMs) => [
		waitMs === undefined
			? `${provider} nimmt zurzeit keine weiteren Anfragen an (429).`
			: `${provider} nimmt ${lengthOf(waitMs)} lang keine Anfragen mehr an (429).`,
		`Später erneut versuchen oder ${q('callsPerSecond')} senken.`,
	],
	unavailable: (provider, status) => [
		`${provider} hat mit ${status} geantwortet.`,
		BEFORE_ANOTHER_TRY,
	],
	redirected: (provider, status) => [
		`${provider} hat auf eine andere Adresse verwiesen (${status}); dorthin wurde nichts gesendet.`,
		'Die Adresse des Kontos prüfen.',
	],
	refused: (provider, status) => [
		`${provider} hat die Anfrage abgelehnt (${status}).`,
		'Die Einstellungen mit der Dokumentation des Anbieters vergleichen.',
	],
	nothingThere: (provider) => [
		`Unter dieser Adresse gibt es kein solches Konto von ${provider} (404).`,
		'Die Adresse und die IDs des Kontos prüfen.',
	],
	noReadyFlow: (provider) => [
		`Bei ${provider} lässt sich kein fertiger Flow anlegen.`,
		'Den Flow in dessen eigenem Editor bauen.',
	],
	unreadableAnswer: (provider, status) => [
		`${provider} hat mit ${status} und etwas Unlesbarem geantwortet.`,
		'Die Basisadresse des Kontos prüfen.',
	],
	contradiction: (provider, status) => [
		`${provider} hat mit ${status} geantwortet und trotzdem einen Anruf genannt.`,
		BEFORE_ANOTHER_TRY,
	],
	scopeRefused: (provider, status = 400) => [
		`${provider} hat kein Zugriffstoken ausgestellt, weil der Scope nicht gewährt wird (${status}).`,
		`${q('scope')} des Kontos mit den Scopes des OAuth-Clients beim Anbieter vergleichen.`,
	],
	tokenForbidden: (provider) => [
		`${provider} verweigert diesem Konto ein Zugriffstoken (403).`,
		'Beim Anbieter prüfen, ob der OAuth-Client aktiv ist und Anfragen aus diesem Netz zugelassen sind.',
	],
	tokenUnavailable: (provider, status) => [
		`${provider} stellt zurzeit keine Zugriffstoken aus (${status}).`,
		'Später erneut versuchen. Zu ändern ist nichts.',
	],
	tokenNotBearer: (provider) => [
		`${provider} hat ein Zugriffstoken ausgestellt, das nicht vom Typ „bearer“ ist.`,
		`${q('accessTokenUrl')} des Kontos prüfen.`,
	],
	tokenUnreadable: (provider, status) => [
		status === undefined
			? `${provider} hat die Bitte um ein Zugriffstoken mit etwas Unlesbarem beantwortet.`
			: `${provider} hat die Bitte um ein Zugriffstoken mit etwas Unlesbarem beantwortet (${status}).`,
		`${q('accessTokenUrl')} des Kontos prüfen.`,
	],
	tokenUnanswered: (provider) => [
		`${provider} hat nicht rechtzeitig ein Zugriffstoken ausgestellt.`,
		`${q('accessTokenUrl')} des Kontos und das Netz prüfen.`,
	],
};

export const FALLBACK_IN_GERMAN: MessagesInOtherWords<typeof FALLBACK_MESSAGES> = {
	fallbackIsFirst: () => [
		`${q('fallback')} ist das Konto, das zuerst anruft.`,
		'Ein anderes Ausweichkonto wählen, oder keines.',
	],
	fallbackSeveral: () => [
		`${q('fallback')} nennt mehrere Anbieter; möglich ist einer.`,
		'Alle Anbieter bis auf einen entfernen.',
	],
	fallbackUnknown: (expected) => [
		`${q('fallback')} nennt einen Anbieter, der hier nicht bekannt ist.`,
		`Einen von diesen wählen: ${expected}.`,
	],
	fallbackAccountGone: () => [
		`Das Konto von ${q('fallback')} ist nicht übernommen.`,
		'Den Node öffnen, ein anderes Ausweichkonto oder keines wählen und übernehmen (deploy).',
	],
};

export const LOOK_UP_IN_GERMAN: MessagesInOtherWords<typeof LOOK_UP_MESSAGES> = {
	lookUpNotOffered: (provider) => [
		`${provider} hat keinen Bericht, in dem sich ein Ergebnis nachschlagen ließe.`,
		`Bei ${q('provider')} einen anderen wählen, oder das Ergebnis nehmen, wie es kommt: mit ${q('waitForResult')} oder mit „Outbound Call Result“.`,
	],
	reportScopeMissing: (provider, scope) => [
		`${provider} lässt dieses Konto seinen Bericht nicht lesen (403): Der Scope ${scope} fehlt.`,
		`Dem OAuth-Client beim Anbieter data-reports:write und data-reports:read geben und beide in ${q('scope')} des Kontos eintragen, neben flows-interactions:start.`,
	],
	reportNotFetched: (_kind, provider, why) => [
		`Der Bericht von ${provider} ließ sich nicht abrufen: ${told(why)}.`,
		LOOKING_UP_CALLS_NOBODY,
	],
	reportLate: (provider) => [
		`Der Bericht von ${provider} war nicht rechtzeitig fertig.`,
		LOOKING_UP_CALLS_NOBODY,
	],
};

export const NETWORK_IN_GERMAN: MessagesInOtherWords<typeof NETWORK_MESSAGES> = {
	unreachable: (address) => [
		`Keine Verbindung zu ${address}.`,
		'Die Adresse und das Netz prüfen. Die Sandbox startet mit „npx @ringback/sandbox“.',
	],
	certificateNotTrusted: (address) => [
		`Dem Zertifikat von ${address} wird nicht vertraut; es wurde nichts dorthin gesendet.`,
		'Die Adresse prüfen. Für einen Server mit eigenem Zertifikat dessen Zertifizierungsstelle in NODE_EXTRA_CA_CERTS nennen und neu starten; abschalten lässt sich diese Prüfung nicht.',
	],
	proxyRefused: (address, status) => [
		`Der Proxy hat den Weg zu ${address} verweigert (${status}); es wurde nichts dorthin gesendet.`,
		status === 407
			? 'Benutzername und Passwort des Proxys in seine Adresse in HTTPS_PROXY schreiben und neu starten.'
			: 'Diese Adresse im Proxy erlauben, oder sie in NO_PROXY nennen und neu starten.',
	],
	timedOut: (address) => [`Keine rechtzeitige Antwort von ${address}.`, CHECK_NETWORK],
	connectionLost: (address) => [`Die Verbindung zu ${address} brach ab.`, CHECK_NETWORK],
	answerTooLarge: (address, limitBytes) => [
		`Von ${address} kamen mehr als ${Math.round(limitBytes / 1024)} KB; sie wurden nicht gelesen.`,
		'Die Adresse prüfen.',
	],
};

export const SECRETS_IN_GERMAN: MessagesInOtherWords<typeof SECRET_MESSAGES> = {
	secretMissing: () => [
		'Es ist kein Callback-Geheimnis gesetzt; Ergebnisse ließen sich nicht von Fälschungen unterscheiden.',
		'Im Konto ein Callback-Geheimnis von mindestens 16 Zeichen setzen.',
	],
	secretTooShort: (least, field = 'callbackSecret') => [
		`${q(field)} ist kürzer als ${least} Zeichen.`,
		'Einen langen zufälligen Text verwenden; abtippen muss man ihn nie wieder.',
	],
	secretEasyToGuess: (field) => [
		`${q(field)} ist leicht zu erraten: Es ist leer, eine Reihe oder wiederholt wenige Zeichen.`,
		'Einen langen zufälligen Text verwenden, etwa aus einem Passwort-Manager.',
	],
};
