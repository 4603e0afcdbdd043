import type { ProviderId } from '../../core/tables';
import { samples as cmCom } from './cm-com';
import { samples as infobip } from './infobip';
import { samples as kaleyra } from './kaleyra';
import { samples as retell } from './retell';
import type { ProviderSamples } from './samples';
import { samples as talkdesk } from './talkdesk';
import { samples as twilio } from './twilio';
import { samples as vapi } from './vapi';

/** The type checker names the provider that has none. */
export const SAMPLES: Readonly<Record<ProviderId, ProviderSamples>> = {
	talkdesk,
	cmCom,
	kaleyra,
	twilio,
	retell,
	infobip,
	vapi,
};
