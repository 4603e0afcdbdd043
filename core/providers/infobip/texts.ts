import type { TextsByLanguage } from '../table';

export const texts: TextsByLanguage = {
	en: {
		regions: { custom: 'Personal Base Address' },
		fields: {
			apiKey: {
				label: 'API Key',
				help: 'In the Infobip portal, under Developer Tools > API Keys. The base address of your account stands there as well.',
			},
		},
		flowId: 'ID of the IVR scenario, such as E83E787CF2613450157ADA3476171E3F.',
		from: 'Number of your Infobip account that the call comes from.',
	},
	de: {
		regions: { custom: 'Eigene Basisadresse' },
		fields: {
			apiKey: {
				label: 'API-Schlüssel',
				help: 'Im Portal von Infobip unter Developer Tools > API Keys. Dort steht auch die Basisadresse des Kontos.',
			},
		},
		flowId: 'ID des IVR-Szenarios, etwa E83E787CF2613450157ADA3476171E3F.',
		from: 'Nummer des Infobip-Kontos, von der der Anruf kommt.',
	},
	fr: {
		regions: { custom: 'Adresse de base personnelle' },
		fields: {
			apiKey: {
				label: 'Clé API',
				help: 'Dans le portail Infobip, sous Developer Tools > API Keys. L’adresse de base de votre compte s’y trouve aussi.',
			},
		},
		flowId: 'ID du scénario IVR, par exemple E83E787CF2613450157ADA3476171E3F.',
		from: 'Numéro de votre compte Infobip d’où part l’appel.',
	},
};
