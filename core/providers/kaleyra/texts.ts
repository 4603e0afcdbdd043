import type { TextsByLanguage } from '../table';

export const texts: TextsByLanguage = {
	en: {
		regions: {
			in: 'India',
			ap: 'Asia-Pacific',
			eu: 'Europe',
			global: 'Global (api.kaleyra.io)',
		},
		fields: {
			sid: { label: 'Account SID', help: 'On the API page of your Kaleyra account.' },
			apiKey: {
				label: 'API Key',
				help: 'Next to the SID, on the API page of your Kaleyra account.',
			},
		},
		flowId: 'ID of the flow in the Kaleyra flow builder. The flow has to be published.',
		from: 'Number of your Kaleyra account that the call comes from.',
	},
	de: {
		regions: {
			in: 'Indien',
			ap: 'Asien-Pazifik',
			eu: 'Europa',
			global: 'Global (api.kaleyra.io)',
		},
		fields: {
			sid: { label: 'Konto-SID', help: 'Steht auf der API-Seite des Kaleyra-Kontos.' },
			apiKey: {
				label: 'API-Schlüssel',
				help: 'Steht neben der SID auf der API-Seite des Kaleyra-Kontos.',
			},
		},
		flowId: 'ID des Flows im Flow Builder von Kaleyra. Der Flow muss veröffentlicht sein.',
		from: 'Nummer des Kaleyra-Kontos, von der der Anruf kommt.',
	},
	fr: {
		regions: {
			in: 'Inde',
			ap: 'Asie-Pacifique',
			eu: 'Europe',
			global: 'Mondiale (api.kaleyra.io)',
		},
		fields: {
			sid: { label: 'SID du compte', help: 'Sur la page API de votre compte Kaleyra.' },
			apiKey: { label: 'Clé API', help: 'À côté du SID, sur la page API de votre compte Kaleyra.' },
		},
		flowId: 'ID du flux dans le Flow Builder de Kaleyra. Le flux doit être publié.',
		from: 'Numéro de votre compte Kaleyra d’où part l’appel.',
	},
};
