import type { TextsByLanguage } from '../table';

export const texts: TextsByLanguage = {
	en: {
		regions: { retell: 'Retell AI' },
		fields: {
			apiKey: { label: 'API Key', help: 'In the Retell dashboard, under Settings > API Keys.' },
			webhookKey: {
				label: 'Webhook Key',
				help: 'The API key with the webhook badge. When it is given, only reports that Retell signed with it are taken.',
			},
		},
		flowId: 'ID of the voice agent, such as agent_1234. The agent has to be published.',
		from: 'Number of your Retell account that the call comes from.',
		lookUpNotice: 'Retell AI is asked for this one call. The answer also has the summary.',
	},
	de: {
		regions: { retell: 'Retell AI' },
		fields: {
			apiKey: {
				label: 'API-Schlüssel',
				help: 'Im Dashboard von Retell unter Settings > API Keys.',
			},
			webhookKey: {
				label: 'Webhook-Schlüssel',
				help: 'Der API-Schlüssel mit dem Webhook-Zeichen. Ist er angegeben, werden nur Berichte angenommen, die Retell damit unterschrieben hat.',
			},
		},
		flowId: 'ID des Sprachagenten, etwa agent_1234. Der Agent muss veröffentlicht sein.',
		from: 'Nummer des Retell-Kontos, von der der Anruf kommt.',
		lookUpNotice:
			'Retell AI wird nach diesem einen Anruf gefragt. Die Antwort enthält auch die Zusammenfassung.',
	},
	fr: {
		regions: { retell: 'Retell AI' },
		fields: {
			apiKey: {
				label: 'Clé API',
				help: 'Dans le tableau de bord de Retell, sous Settings > API Keys.',
			},
			webhookKey: {
				label: 'Clé des webhooks',
				help: 'La clé API qui porte le badge webhook. Si elle est indiquée, seuls les rapports que Retell a signés avec elle sont acceptés.',
			},
		},
		flowId: 'ID de l’agent vocal, par exemple agent_1234. L’agent doit être publié.',
		from: 'Numéro de votre compte Retell d’où part l’appel.',
		lookUpNotice: 'Retell AI est interrogé sur ce seul appel. La réponse contient aussi le résumé.',
	},
};
