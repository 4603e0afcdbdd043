export const PROVIDERS = ['talkdesk', 'cmCom', 'kaleyra'] as const;

/** The providers the sandbox stands in for, by the names workflows use. */
export type ProviderId = (typeof PROVIDERS)[number];

/** Where each provider's API begins, under the sandbox's own address. */
export const BASE_PATHS: Readonly<Record<ProviderId, string>> = {
	talkdesk: '/talkdesk',
	cmCom: '/cm/voiceapi/v2',
	kaleyra: '/kaleyra',
};
