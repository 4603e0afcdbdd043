import type { ProviderId } from '../../core/tables';
import { samples as cmCom } from './cm-com';
import { samples as kaleyra } from './kaleyra';
import { samples as retell } from './retell';
import type { ProviderSamples } from './samples';
import { samples as talkdesk } from './talkdesk';

/** The type checker names the provider that has none. */
export const SAMPLES: Readonly<Record<ProviderId, ProviderSamples>> = {
	talkdesk,
	cmCom,
	kaleyra,
	retell,
};
