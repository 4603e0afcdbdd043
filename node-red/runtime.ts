/** All node types of the package. They share this one module, and with it limiters and results. */
import type { NodeAPI } from 'node-red';
import { speakTheLanguageOf } from './host/language';
import account from './nodes/account/runtime';
import outboundCallResult from './nodes/outbound-call-result/runtime';
import triggerVoiceFlow from './nodes/trigger-voice-flow/runtime';
import validateE164 from './nodes/validate-e164/runtime';

type Set = (RED: NodeAPI) => void;

const speaking =
	(set: Set): Set =>
	(RED) => {
		speakTheLanguageOf(RED);
		set(RED);
	};

export const sets = {
	'ringback-account': speaking(account),
	'ringback-trigger-voice-flow': speaking(triggerVoiceFlow),
	'ringback-outbound-call-result': speaking(outboundCallResult),
	'ringback-validate-e164': speaking(validateE164),
};
