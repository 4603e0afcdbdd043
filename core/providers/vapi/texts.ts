import type { TextsByLanguage } from '../table';

export const texts: TextsByLanguage = {
	en: {
		regions: { vapi: 'Vapi' },
		fields: {
			apiKey: {
				label: 'API Key',
				help: 'The private key, in the Vapi dashboard under API Keys. The public key starts no calls.',
			},
		},
		flowId: 'ID of the assistant, as its page in the Vapi dashboard shows it.',
		from: 'ID of the number of your Vapi account that the call comes from, not the number itself.',
		lookUpNotice: 'Vapi is asked for this one call.',
	},
	de: {
		regions: { vapi: 'Vapi' },
		fields: {
			apiKey: {
				label: 'API-Schlüssel',
				help: 'Der private Schlüssel, im Dashboard von Vapi unter API Keys. Der öffentliche startet keine Anrufe.',
			},
		},
		flowId: 'ID des Assistenten, wie sie auf seiner Seite im Dashboard von Vapi steht.',
		from: 'ID der Nummer des Vapi-Kontos, von der der Anruf kommt, nicht die Nummer selbst.',
		lookUpNotice: 'Vapi wird nach diesem einen Anruf gefragt.',
	},
	fr: {
		regions: { vapi: 'Vapi' },
		fields: {
			apiKey: {
				label: 'Clé API',
				help: 'La clé privée, dans le tableau de bord de Vapi, sous API Keys. La clé publique ne lance aucun appel.',
			},
		},
		flowId: 'ID de l’assistant, affiché sur sa page dans le tableau de bord de Vapi.',
		from: 'ID du numéro de votre compte Vapi d’où part l’appel, et non le numéro lui-même.',
		lookUpNotice: 'Vapi est interrogé sur ce seul appel.',
	},
};
