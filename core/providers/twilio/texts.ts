import type { TextsByLanguage } from '../table';

export const texts: TextsByLanguage = {
	en: {
		regions: { us1: 'United States (US1)' },
		fields: {
			accountSid: {
				label: 'Account SID',
				help: 'On the first page of the Twilio Console.',
				wrong: 'Account SID: enter AC and the 32 letters and digits that follow.',
			},
			authToken: {
				label: 'Auth Token',
				help: 'Beside the Account SID. With an API key: the secret of that key.',
			},
			apiKeySid: {
				label: 'API Key SID',
				help: 'Only where an API key signs in instead of the account: SK…, with its secret as Auth Token.',
				wrong: 'API Key SID: enter SK and the 32 letters and digits that follow, or nothing.',
			},
			webhookKey: {
				label: 'Webhook Key',
				help: 'The Auth Token of the account, also where an API key signs in. When it is given, only reports that Twilio signed with it are taken.',
			},
		},
		flowId: 'SID of the flow, such as FW1234. The flow has to be published.',
		from: 'Number of your Twilio account that the call comes from.',
		resultNotice:
			'Twilio does not report results by itself: behind each exit of Make Outgoing Call, the flow has to post <code>result_token</code> and the exit to <code>result_url</code>.',
		lookUpNotice:
			'Twilio is asked for the steps of this one execution. It needs the Flow ID that the call was started with.',
	},
	de: {
		regions: { us1: 'USA (US1)' },
		fields: {
			accountSid: {
				label: 'Konto-SID',
				help: 'Auf der ersten Seite der Twilio Console.',
				wrong: 'Konto-SID: AC und die 32 Buchstaben und Ziffern dahinter eintragen.',
			},
			authToken: {
				label: 'Auth Token',
				help: 'Neben der Konto-SID. Mit einem API-Schlüssel: dessen Secret.',
			},
			apiKeySid: {
				label: 'API-Schlüssel-SID',
				help: 'Nur wenn sich statt des Kontos ein API-Schlüssel anmeldet: SK…, mit seinem Secret als Auth Token.',
				wrong:
					'API-Schlüssel-SID: SK und die 32 Buchstaben und Ziffern dahinter eintragen, oder nichts.',
			},
			webhookKey: {
				label: 'Webhook-Schlüssel',
				help: 'Das Auth Token des Kontos, auch wenn sich ein API-Schlüssel anmeldet. Ist es angegeben, werden nur Berichte angenommen, die Twilio damit unterschrieben hat.',
			},
		},
		flowId: 'SID des Flows, etwa FW1234. Der Flow muss veröffentlicht sein.',
		from: 'Nummer des Twilio-Kontos, von der der Anruf kommt.',
		resultNotice:
			'Twilio meldet Ergebnisse nicht von selbst: Hinter jedem Ausgang von Make Outgoing Call muss der Flow <code>result_token</code> und den Ausgang an <code>result_url</code> senden.',
		lookUpNotice:
			'Twilio wird nach den Schritten dieser einen Ausführung gefragt. Dafür ist die Flow-ID nötig, mit der der Anruf gestartet wurde.',
	},
	fr: {
		regions: { us1: 'États-Unis (US1)' },
		fields: {
			accountSid: {
				label: 'SID du compte',
				help: 'Sur la première page de la console Twilio.',
				wrong: 'SID du compte\u00a0: saisissez AC et les 32 lettres et chiffres qui suivent.',
			},
			authToken: {
				label: 'Auth Token',
				help: 'À côté du SID du compte. Avec une clé API\u00a0: le secret de cette clé.',
			},
			apiKeySid: {
				label: 'SID de la clé API',
				help: 'Seulement si une clé API s’identifie à la place du compte\u00a0: SK…, avec son secret comme Auth Token.',
				wrong:
					'SID de la clé API\u00a0: saisissez SK et les 32 lettres et chiffres qui suivent, ou rien.',
			},
			webhookKey: {
				label: 'Clé des webhooks',
				help: 'L’Auth Token du compte, même si une clé API s’identifie. S’il est indiqué, seuls les rapports que Twilio a signés avec lui sont acceptés.',
			},
		},
		flowId: 'SID du flux, par exemple FW1234. Le flux doit être publié.',
		from: 'Numéro de votre compte Twilio d’où part l’appel.',
		resultNotice:
			'Twilio ne rend pas compte de lui-même\u00a0: derrière chaque sortie de Make Outgoing Call, le flux doit envoyer <code>result_token</code> et la sortie à <code>result_url</code>.',
		lookUpNotice:
			'Twilio est interrogé sur les étapes de cette seule exécution. Il faut l’ID du flux avec lequel l’appel a été lancé.',
	},
};
