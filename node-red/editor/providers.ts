/** What the dialogs know of the providers; a test compares it with the core's own list. */

export const PROVIDER_IDS = ['talkdesk', 'cmCom', 'kaleyra'] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

interface ProviderForm {
	/** The first one is what a new account starts with. */
	readonly regions: readonly string[];
	/** Fields of "trigger voice flow" that exist for this provider. */
	readonly takes: readonly TakenField[];
	/** What the sandbox accepts; it opens nothing else. */
	readonly sandboxFields: Readonly<Record<string, string>>;
	/** Settings beside them that let the sandbox do all it can. */
	readonly sandboxSettings: Readonly<Record<string, string>>;
	/** A flow that the sandbox has, and a number it can call from where the provider wants one. */
	readonly sandboxCall: { readonly flowId: string; readonly from: string };
}

export const TAKEN_FIELDS = [
	'numberArgument',
	'from',
	'variables',
	'ringSeconds',
	'voicemail',
	'anonymous',
] as const;
export type TakenField = (typeof TAKEN_FIELDS)[number];

export const PROVIDERS: Readonly<Record<ProviderId, ProviderForm>> = {
	talkdesk: {
		regions: ['us', 'eu', 'ca', 'sandbox', 'custom'],
		takes: ['numberArgument', 'variables'],
		sandboxFields: { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
		sandboxSettings: { scope: '', lookUp: 'on' },
		sandboxCall: { flowId: '00000000000040008000000000000c01', from: '' },
	},
	cmCom: {
		regions: ['cm', 'sandbox', 'custom'],
		takes: ['from', 'variables', 'ringSeconds', 'voicemail', 'anonymous'],
		sandboxFields: {
			productToken: '00000000-0000-4000-8000-000000000001',
			voiceAccountId: '00000000-0000-4000-8000-0000000000a1',
		},
		sandboxSettings: {},
		sandboxCall: { flowId: '00000000-0000-4000-8000-000000000c01', from: '+442079460018' },
	},
	kaleyra: {
		regions: ['in', 'ap', 'eu', 'global', 'sandbox', 'custom'],
		takes: ['from'],
		sandboxFields: { sid: 'HXSANDBOX', apiKey: 'sandbox-key' },
		sandboxSettings: {},
		sandboxCall: { flowId: 'SG_00000000-0000-4000-8000-000000000c01', from: '+14155550160' },
	},
};

export const SANDBOX_URL = 'http://127.0.0.1:4010';

export const isProviderId = (value: unknown): value is ProviderId =>
	PROVIDER_IDS.includes(value as ProviderId);

/** Whether a field of the trigger exists for a provider; all exist while the provider is unknown. */
export const takes = (provider: ProviderId | undefined, field: TakenField): boolean =>
	provider === undefined || PROVIDERS[provider].takes.includes(field);
