import { cmCom } from './cm-com';
import type { Provider } from './contract';
import { kaleyra } from './kaleyra';
import { retell } from './retell';
import { isProviderId, type ProviderId } from './tables';
import { talkdesk } from './talkdesk';

/** What each provider does; the type checker names the one that has a table and stands not here. */
export const providers: Readonly<Record<ProviderId, Provider>> = {
	talkdesk,
	cmCom,
	kaleyra,
	retell,
};

/** The provider of that id; undefined when there is none. */
export const providerOf = (id: unknown): Provider | undefined =>
	isProviderId(id) ? providers[id] : undefined;
