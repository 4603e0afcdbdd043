import { texts as cmCom } from './cm-com/texts';
import { texts as infobip } from './infobip/texts';
import { texts as jambonz } from './jambonz/texts';
import { texts as kaleyra } from './kaleyra/texts';
import { texts as retell } from './retell/texts';
import type { TextsByLanguage } from './table';
import type { ProviderId } from './tables';
import { texts as talkdesk } from './talkdesk/texts';
import { texts as twilio } from './twilio/texts';
import { texts as vapi } from './vapi/texts';

/** What the forms say about each provider, in three languages. */
export const PROVIDER_TEXTS: Readonly<Record<ProviderId, TextsByLanguage>> = {
	talkdesk,
	cmCom,
	kaleyra,
	twilio,
	retell,
	infobip,
	vapi,
	jambonz,
};

/** What they say about all of them alike: regions and fields that every account has. */
export const COMMON_TEXTS = {
	en: {
		/** Stands before an example of what to type. */
		suchAs: 'e.g.',
		regions: { sandbox: 'Local Sandbox', custom: 'Other Address' },
		fields: {
			region: {
				label: 'Region',
				help: 'Where the provider keeps your account. A wrong region looks like a wrong password.',
			},
			baseUrl: {
				label: 'Base Address',
				help: 'Starts with https:// (http:// works within your own network only).',
			},
			sandboxUrl: {
				label: 'Sandbox Address',
				help: 'Where the sandbox runs. Start it with: npx @ringback/sandbox',
			},
		},
	},
	de: {
		/** Stands before an example of what to type. */
		suchAs: 'z. B.',
		regions: { sandbox: 'Lokale Sandbox', custom: 'Andere Adresse' },
		fields: {
			region: {
				label: 'Region',
				help: 'Wo der Anbieter das Konto führt. Eine falsche Region sieht aus wie ein falsches Passwort.',
			},
			baseUrl: {
				label: 'Basisadresse',
				help: 'Beginnt mit https:// (http:// nur im eigenen Netz).',
			},
			sandboxUrl: {
				label: 'Sandbox-Adresse',
				help: 'Wo die Sandbox läuft. Start mit: npx @ringback/sandbox',
			},
		},
	},
	fr: {
		/** Stands before an example of what to type. */
		suchAs: 'p. ex.',
		regions: { sandbox: 'Bac à sable local', custom: 'Autre adresse' },
		fields: {
			region: {
				label: 'Région',
				help: 'Là où le fournisseur héberge votre compte. Une mauvaise région ressemble à un mauvais mot de passe.',
			},
			baseUrl: {
				label: 'Adresse de base',
				help: 'Commence par https:// (http:// uniquement sur votre propre réseau).',
			},
			sandboxUrl: {
				label: 'Adresse du bac à sable',
				help: 'Là où tourne le bac à sable. Pour le démarrer\u00a0: npx @ringback/sandbox',
			},
		},
	},
} as const;
