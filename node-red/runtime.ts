/** All node types of the package. They share this one module, and with it limiters and results. */
import account from './nodes/account/runtime';
import outboundCallResult from './nodes/outbound-call-result/runtime';
import triggerVoiceFlow from './nodes/trigger-voice-flow/runtime';
import validateE164 from './nodes/validate-e164/runtime';

export const sets = {
	'ringback-account': account,
	'ringback-trigger-voice-flow': triggerVoiceFlow,
	'ringback-outbound-call-result': outboundCallResult,
	'ringback-validate-e164': validateE164,
};
