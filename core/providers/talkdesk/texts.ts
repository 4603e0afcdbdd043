import type { TextsByLanguage } from '../table';

export const texts: TextsByLanguage = {
	en: {
		regions: { us: 'United States', eu: 'Europe', ca: 'Canada' },
		fields: {
			account: {
				label: 'Account',
				help: 'The first part of your Talkdesk address: acme in acme.mytalkdesk.com.',
				wrong: 'Account: enter the name alone, acme for acme.mytalkdesk.com.',
			},
			apiBaseUrl: { label: 'API Address' },
			accessTokenUrl: {
				label: 'Access Token Address',
				help: 'Where access tokens are requested.',
			},
			clientId: {
				label: 'Client ID',
				help: 'From an OAuth client in Talkdesk Builder, with the grant type Client Credentials.',
			},
			clientSecret: {
				label: 'Client Secret',
				help: 'Talkdesk Builder shows it once, when the OAuth client is created.',
			},
			keyId: { label: 'Key ID' },
			privateKey: {
				label: 'Private Key',
				help: 'As you received it, with or without its BEGIN and END lines.',
			},
			scope: {
				label: 'Scope',
				help: 'Leave it empty to start flows. To look results up as well: flows-interactions:start data-reports:write data-reports:read.',
			},
			lookUp: {
				label: 'Look Up Results',
				help: 'When the wait limit is reached without a report: asks Talkdesk’s report how the call ended, before it leaves by No Result. The OAuth client needs the scopes data-reports:write and data-reports:read.',
				options: { auto: 'if the scopes allow it', on: 'yes', off: 'no' },
			},
		},
		flowId:
			'ID of the flow, or the whole address from its Request Details panel in Talkdesk Studio. The flow has to be published.',
		resultNotice:
			'Talkdesk does not report results by itself: behind each exit, the flow has to post <code>result_token</code> and the exit to <code>result_url</code>.',
		lookUpNotice:
			'The OAuth client and "Scope" need <code>data-reports:write</code> and <code>data-reports:read</code>. Talkdesk’s report is up to five minutes late: until it knows the call, the item continues on No Result.',
	},
	de: {
		regions: { us: 'USA', eu: 'Europa', ca: 'Kanada' },
		fields: {
			account: {
				label: 'Konto',
				help: 'Der erste Teil der Talkdesk-Adresse: acme in acme.mytalkdesk.com.',
				wrong: 'Konto: nur den Namen eintragen, acme bei acme.mytalkdesk.com.',
			},
			apiBaseUrl: { label: 'API-Adresse' },
			accessTokenUrl: { label: 'Token-Adresse', help: 'Hier werden Zugriffstokens angefordert.' },
			clientId: {
				label: 'Client-ID',
				help: 'Aus einem OAuth-Client im Talkdesk Builder mit dem Grant-Typ Client Credentials.',
			},
			clientSecret: {
				label: 'Client-Secret',
				help: 'Der Talkdesk Builder zeigt es einmal, beim Anlegen des OAuth-Clients.',
			},
			keyId: { label: 'Schlüssel-ID' },
			privateKey: {
				label: 'Privater Schlüssel',
				help: 'Wie erhalten, mit oder ohne die BEGIN- und END-Zeilen.',
			},
			scope: {
				label: 'Scope',
				help: 'Bleibt leer, um Flows zu starten. Um auch Ergebnisse nachzuschlagen: flows-interactions:start data-reports:write data-reports:read.',
			},
			lookUp: {
				label: 'Ergebnisse nachschlagen',
				help: 'Wenn die Wartezeit ohne Bericht abläuft: fragt den Bericht von Talkdesk, wie der Anruf endete, bevor die Nachricht bei „Kein Ergebnis“ hinausgeht. Der OAuth-Client braucht die Scopes data-reports:write und data-reports:read.',
				options: { auto: 'wenn die Scopes es erlauben', on: 'ja', off: 'nein' },
			},
		},
		flowId:
			'ID des Flows oder die ganze Adresse aus „Request Details“ in Talkdesk Studio. Der Flow muss veröffentlicht sein.',
		resultNotice:
			'Talkdesk meldet Ergebnisse nicht von selbst: Hinter jedem Ausgang muss der Flow <code>result_token</code> und den Ausgang an <code>result_url</code> senden.',
		lookUpNotice:
			'Der OAuth-Client und „Scope“ brauchen <code>data-reports:write</code> und <code>data-reports:read</code>. Der Bericht von Talkdesk kommt bis zu fünf Minuten später: Solange er den Anruf nicht kennt, geht es bei „Kein Ergebnis“ weiter.',
	},
	fr: {
		regions: { us: 'États-Unis', eu: 'Europe', ca: 'Canada' },
		fields: {
			account: {
				label: 'Compte',
				help: 'Le début de votre adresse Talkdesk\u00a0: acme dans acme.mytalkdesk.com.',
				wrong: 'Compte\u00a0: saisissez le nom seul, acme pour acme.mytalkdesk.com.',
			},
			apiBaseUrl: { label: 'Adresse de l’API' },
			accessTokenUrl: {
				label: 'Adresse des jetons d’accès',
				help: 'Là où les jetons d’accès sont demandés.',
			},
			clientId: {
				label: 'ID client',
				help: 'D’un client OAuth de Talkdesk Builder, de type Client Credentials.',
			},
			clientSecret: {
				label: 'Secret client',
				help: 'Talkdesk Builder l’affiche une seule fois, à la création du client OAuth.',
			},
			keyId: { label: 'ID de la clé' },
			privateKey: {
				label: 'Clé privée',
				help: 'Telle que vous l’avez reçue, avec ou sans ses lignes BEGIN et END.',
			},
			scope: {
				label: 'Portée',
				help: 'À laisser vide pour lancer des flux. Pour rechercher aussi des résultats\u00a0: flows-interactions:start data-reports:write data-reports:read.',
			},
			lookUp: {
				label: 'Rechercher les résultats',
				help: 'Quand la limite d’attente est atteinte sans compte rendu\u00a0: demande au rapport de Talkdesk comment l’appel s’est terminé, avant de sortir par Sans résultat. Le client OAuth a besoin des portées data-reports:write et data-reports:read.',
				options: { auto: 'si les portées le permettent', on: 'oui', off: 'non' },
			},
		},
		flowId:
			'ID du flux, ou l’adresse entière du volet «\u00a0Request Details\u00a0» de Talkdesk Studio. Le flux doit être publié.',
		resultNotice:
			'Talkdesk ne rend pas compte de lui-même\u00a0: derrière chaque sortie, le flux doit envoyer <code>result_token</code> et la sortie à <code>result_url</code>.',
		lookUpNotice:
			'Le client OAuth et «\u00a0Portée\u00a0» ont besoin de <code>data-reports:write</code> et <code>data-reports:read</code>. Le rapport de Talkdesk a jusqu’à cinq minutes de retard\u00a0: tant qu’il ne connaît pas l’appel, la suite passe par Sans résultat.',
	},
};
