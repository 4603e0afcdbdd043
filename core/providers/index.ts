import type { Provider } from './contract';
import { cmCom } from './cm-com';
import { kaleyra } from './kaleyra';
import { talkdesk } from './talkdesk';

/** The only list of providers; whatever else lists them is compared with it by a test. */
export const providers = { talkdesk, cmCom, kaleyra } satisfies Record<string, Provider>;

export type ProviderId = keyof typeof providers;
export const PROVIDER_IDS = Object.keys(providers) as ProviderId[];

/** The provider of that id; undefined when there is none. */
export const providerOf = (id: unknown): Provider | undefined =>
	typeof id === 'string' && Object.hasOwn(providers, id) ? providers[id as ProviderId] : undefined;
