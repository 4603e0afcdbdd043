import type { TextsByLanguage } from '../table';
import { table } from './table';

const { fragment } = table.statusHook;

export const texts: TextsByLanguage = {
	en: {
		regions: { jambonz: 'jambonz Cloud' },
		fields: {
			accountSid: {
				label: 'Account SID',
				help: 'In the jambonz portal, under Account.',
			},
			apiKey: {
				label: 'API Key',
				help: 'In the jambonz portal, under Account > API keys. The key of one account is enough.',
			},
			webhookKey: {
				label: 'Webhook Key',
				help: 'The webhook secret of the account, which starts with wh_secret_. When it is given, only reports that jambonz signed with it are taken.',
			},
			machineDetection: {
				label: 'Machine Detection',
				help: 'When on, jambonz listens for answering machines, so that calls can end as Voicemail. The application needs speech recognition for that.',
				options: { off: 'Off', on: 'On' },
			},
		},
		flowId: 'SID of the application, in the jambonz portal under Applications.',
		from: 'Number that the call comes from; its carrier makes the call.',
		resultNotice: `jambonz reports to one address for all calls of an application. Set its "Call status webhook" (POST) to the address of the node that takes the results, with ${fragment} at the end.`,
		lookUpNotice:
			'jambonz is asked for this one call. It forgets a call an hour after its end, and never says whether a machine answered.',
	},
	de: {
		regions: { jambonz: 'jambonz Cloud' },
		fields: {
			accountSid: {
				label: 'Konto-SID',
				help: 'Im Portal von jambonz unter Account.',
			},
			apiKey: {
				label: 'API-Schlüssel',
				help: 'Im Portal von jambonz unter Account > API keys. Der Schlüssel eines einzelnen Kontos genügt.',
			},
			webhookKey: {
				label: 'Webhook-Schlüssel',
				help: 'Das Webhook-Secret des Kontos; es beginnt mit wh_secret_. Ist es angegeben, werden nur Berichte angenommen, die jambonz damit unterschrieben hat.',
			},
			machineDetection: {
				label: 'Mailbox-Erkennung',
				help: 'Eingeschaltet achtet jambonz auf Anrufbeantworter, sodass Anrufe als „Mailbox“ enden können. Die Anwendung braucht dafür eine Spracherkennung.',
				options: { off: 'Aus', on: 'Ein' },
			},
		},
		flowId: 'SID der Anwendung, im Portal von jambonz unter Applications.',
		from: 'Nummer, von der der Anruf kommt; ihr Carrier führt ihn aus.',
		resultNotice: `jambonz berichtet für alle Anrufe einer Anwendung an eine einzige Adresse. Dort als „Call status webhook“ (POST) die Adresse des Nodes eintragen, der die Ergebnisse annimmt, mit ${fragment} am Ende.`,
		lookUpNotice:
			'jambonz wird nach diesem einen Anruf gefragt. Eine Stunde nach dem Ende ist der Anruf dort vergessen; ob ein Anrufbeantworter antwortete, sagt jambonz hier nicht.',
	},
	fr: {
		regions: { jambonz: 'jambonz Cloud' },
		fields: {
			accountSid: {
				label: 'SID du compte',
				help: 'Dans le portail de jambonz, sous Account.',
			},
			apiKey: {
				label: 'Clé API',
				help: 'Dans le portail de jambonz, sous Account > API keys. La clé d’un seul compte suffit.',
			},
			webhookKey: {
				label: 'Clé des webhooks',
				help: 'Le secret des webhooks du compte, qui commence par wh_secret_. S’il est indiqué, seuls les rapports que jambonz a signés avec lui sont acceptés.',
			},
			machineDetection: {
				label: 'Détection de répondeur',
				help: 'Si elle est activée, jambonz guette les répondeurs, et un appel peut se terminer par «\u00a0Messagerie\u00a0». L’application doit disposer de la reconnaissance vocale.',
				options: { off: 'Désactivée', on: 'Activée' },
			},
		},
		flowId: 'SID de l’application, dans le portail de jambonz sous Applications.',
		from: 'Numéro d’où part l’appel\u00a0; son opérateur l’achemine.',
		resultNotice: `jambonz envoie les rapports de tous les appels d’une application à une seule adresse. Indiquez-y comme «\u00a0Call status webhook\u00a0» (POST) l’adresse du nœud qui reçoit les résultats, suivie de ${fragment}.`,
		lookUpNotice:
			'jambonz est interrogé sur ce seul appel. Il l’oublie une heure après sa fin, et ne dit jamais ici si un répondeur a décroché.',
	},
};
