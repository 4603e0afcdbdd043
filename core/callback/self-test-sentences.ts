/** What a self-test of the callback says about a report that did not arrive. */
import type { FailureKind } from '../base/errors';
import { told, type Told } from '../base/language';

const NO_WAY: Told = {
	en: 'Something on the way does not reach this machine: check the tunnel or the proxy.',
	de: 'Etwas unterwegs erreicht diesen Rechner nicht: den Tunnel oder den Proxy prüfen.',
	fr: 'Quelque chose en chemin n’atteint pas cette machine\u00a0: vérifiez le tunnel ou le proxy.',
};

const WHY: Readonly<Record<number, Told>> = {
	200: {
		en: 'Something else answers there: check that the address leads to this flow, and that it is deployed.',
		de: 'Dort antwortet etwas anderes: prüfen, ob die Adresse zu diesem Flow führt und ob er übernommen ist (deploy).',
		fr: 'Autre chose y répond\u00a0: vérifiez que l’adresse mène à ce flux, et qu’il est déployé.',
	},
	401: {
		en: 'The callback secret there is another one: use the same on both sides.',
		de: 'Dort gilt ein anderes Callback-Geheimnis: auf beiden Seiten dasselbe verwenden.',
		fr: 'Le secret de rappel y est différent\u00a0: utilisez le même des deux côtés.',
	},
	404: {
		en: 'There is nothing at this address: check it, and that the flow behind it is deployed or published.',
		de: 'Unter dieser Adresse ist nichts: sie prüfen, und ob der Flow dahinter übernommen oder veröffentlicht ist.',
		fr: 'Il n’y a rien à cette adresse\u00a0: vérifiez-la, et que le flux derrière elle est déployé ou publié.',
	},
	405: {
		en: 'Reports are not let through there: allow GET and POST on this path.',
		de: 'Berichte werden dort nicht durchgelassen: GET und POST auf diesem Pfad erlauben.',
		fr: 'Les comptes rendus n’y passent pas\u00a0: autorisez GET et POST sur ce chemin.',
	},
	413: {
		en: 'Something on the way refuses the report as too large.',
		de: 'Etwas unterwegs lehnt den Bericht als zu groß ab.',
		fr: 'Quelque chose en chemin refuse le compte rendu, trop volumineux.',
	},
	502: NO_WAY,
	503: {
		en: 'The flows are being deployed: try again in a moment.',
		de: 'Die Flows werden gerade übernommen: gleich noch einmal versuchen.',
		fr: 'Les flux sont en cours de déploiement\u00a0: réessayez dans un instant.',
	},
	504: NO_WAY,
};

const LEADS_ON: Told = {
	en: 'It leads on to another address, which reports do not follow: use that one.',
	de: 'Sie führt zu einer anderen Adresse, und Berichte folgen ihr nicht: jene verwenden.',
	fr: 'Elle renvoie à une autre adresse, que les comptes rendus ne suivent pas\u00a0: utilisez celle-là.',
};
const OTHERWISE: Told = {
	en: 'Check what stands between the provider and this machine, such as a login or a firewall.',
	de: 'Prüfen, was zwischen dem Anbieter und diesem Rechner steht, etwa eine Anmeldung oder eine Firewall.',
	fr: 'Vérifiez ce qui se trouve entre le fournisseur et cette machine, p. ex. une connexion ou un pare-feu.',
};

const NO_ANSWER: Partial<Record<FailureKind, Told>> = {
	unreachable: {
		en: 'No response from there, or its certificate is not trusted: check the public address, the tunnel or the proxy.',
		de: 'Von dort kommt keine Antwort, oder dem Zertifikat wird nicht vertraut: die öffentliche Adresse, den Tunnel oder den Proxy prüfen.',
		fr: 'Pas de réponse de là, ou le certificat n’est pas reconnu\u00a0: vérifiez l’adresse publique, le tunnel ou le proxy.',
	},
	timedOut: {
		en: 'There was no answer in time: something on the way holds back what is sent there.',
		de: 'Es kam nicht rechtzeitig eine Antwort: Etwas unterwegs hält zurück, was dorthin gesendet wird.',
		fr: 'Pas de réponse à temps\u00a0: quelque chose en chemin retient ce qui y est envoyé.',
	},
	connectionLost: {
		en: 'The connection broke off: something on the way does not let reports through.',
		de: 'Die Verbindung brach ab: Etwas unterwegs lässt Berichte nicht durch.',
		fr: 'La connexion a été coupée\u00a0: quelque chose en chemin ne laisse pas passer les comptes rendus.',
	},
};

const reasonOf = (status: number): Told =>
	WHY[status] ?? (status >= 300 && status < 400 ? LEADS_ON : OTHERWISE);

export const SELF_TEST_WORDS = {
	answered: (status: number): string =>
		[
			told({
				en: `The address answered ${status}.`,
				de: `Die Adresse hat mit ${status} geantwortet.`,
				fr: `L’adresse a répondu ${status}.`,
			}),
			told(reasonOf(status)),
		].join(' '),
	login: (): string =>
		told({
			en: 'The address answered 401: a login stands in front of it. Write its name and password into the address, as https://user:password@host, or let this path through without a login.',
			de: 'Die Adresse hat mit 401 geantwortet: Davor steht eine Anmeldung. Name und Passwort in die Adresse schreiben, als https://name:passwort@host, oder diesen Pfad ohne Anmeldung durchlassen.',
			fr: 'L’adresse a répondu 401\u00a0: elle demande de se connecter. Écrivez nom et mot de passe dans l’adresse, comme https://nom:motdepasse@hote, ou laissez passer ce chemin sans connexion.',
		}),
	changed: (exit: string): string =>
		told({
			en: `The report arrived as "${exit}": something on the way changes what passes.`,
			de: `Der Bericht kam als „${exit}“ an: Etwas unterwegs verändert, was durchgeht.`,
			fr: `Le compte rendu est arrivé comme «\u00a0${exit}\u00a0»\u00a0: quelque chose en chemin modifie ce qui passe.`,
		}),
	elsewhere: (): string =>
		told({
			en: 'Another installation with the same account and secret answers there.',
			de: 'Dort antwortet eine andere Installation mit demselben Konto und Geheimnis.',
			fr: 'Une autre installation y répond, avec le même compte et le même secret.',
		}),
	noAnswer: (kind: FailureKind | null): string =>
		told(
			(kind && NO_ANSWER[kind]) ?? {
				en: 'The report could not be sent there.',
				de: 'Der Bericht ließ sich nicht dorthin senden.',
				fr: 'Le compte rendu n’a pas pu y être envoyé.',
			},
		),
} as const;
