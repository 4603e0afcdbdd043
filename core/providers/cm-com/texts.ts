import type { TextsByLanguage } from '../table';

export const texts: TextsByLanguage = {
	en: {
		regions: { cm: 'CM.com' },
		fields: {
			productToken: {
				label: 'Product Token',
				help: 'From the API settings of the Voice Management app. It allows calls, so treat it like a password.',
			},
			voiceAccountId: {
				label: 'Voice Account ID',
				help: 'Only for the test of the account: without it, CM.com offers nothing to ask without dialling.',
			},
		},
		flowId: 'ID of the call flow in FlowBuilder. The flow has to be published.',
		from: 'Number that the called phone shows, with plus and country code.',
	},
	de: {
		regions: { cm: 'CM.com' },
		fields: {
			productToken: {
				label: 'Produkt-Token',
				help: 'Aus den API-Einstellungen der App Voice Management. Es erlaubt Anrufe und ist deshalb wie ein Passwort zu behandeln.',
			},
			voiceAccountId: {
				label: 'Voice-Konto-ID',
				help: 'Nur für den Test des Kontos: Ohne sie bietet CM.com nichts, was sich ohne Anruf abfragen ließe.',
			},
		},
		flowId: 'ID des Anruf-Flows im FlowBuilder. Der Flow muss veröffentlicht sein.',
		from: 'Nummer, die das angerufene Telefon zeigt, mit Plus und Landesvorwahl.',
	},
	fr: {
		regions: { cm: 'CM.com' },
		fields: {
			productToken: {
				label: 'Jeton produit',
				help: 'Des réglages API de l’application Voice Management. Il permet d’appeler, traitez-le donc comme un mot de passe.',
			},
			voiceAccountId: {
				label: 'ID du compte vocal',
				help: 'Pour le test du compte seulement\u00a0: sans lui, CM.com n’offre rien à demander sans appeler.',
			},
		},
		flowId: 'ID du flux d’appel dans FlowBuilder. Le flux doit être publié.',
		from: 'Numéro que le téléphone appelé affiche, avec le plus et l’indicatif du pays.',
	},
};
