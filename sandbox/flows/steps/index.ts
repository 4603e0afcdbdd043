/** Every component a flow can be made of, with what its steps must look like. */
import { z } from 'zod/v4';
import * as call from './call';
import * as data from './data';
import * as logic from './logic';
import * as voice from './voice';

export const Step = z.discriminatedUnion('component', [
	call.ApiRequest,
	call.MakeOutboundCall,
	call.ForwardToExternalNumber,
	call.Callback,
	call.RequestDirectCallback,
	call.EndFlow,
	voice.PlayAudio,
	voice.InputIvr,
	voice.StandardIvr,
	voice.VoiceIvr,
	voice.VoiceTranscription,
	logic.CalendarRules,
	logic.TimeRules,
	logic.ConditionalStatement,
	logic.TrafficSplitter,
	data.ExecuteAction,
	data.RunFunction,
	data.SalesforceDataDip,
]);
export type Step = z.infer<typeof Step>;
export type Kind = Step['component'];
export type StepOf<K extends Kind> = Extract<Step, { component: K }>;

/** Each component's name in Studio, and whether it speaks on a call that must exist by then. */
export const KINDS: Readonly<Record<Kind, { readonly title: string; readonly voice: boolean }>> = {
	api_request: { title: 'API request', voice: false },
	make_outbound_call: { title: 'Make outbound call', voice: false },
	forward_to_external_number: { title: 'Forward to external number', voice: true },
	callback: { title: 'Callback', voice: true },
	request_direct_callback: { title: 'Request direct callback', voice: true },
	end_flow: { title: 'End flow', voice: false },
	play_audio: { title: 'Play audio', voice: true },
	input_ivr: { title: 'Input IVR', voice: true },
	standard_ivr: { title: 'Standard IVR', voice: true },
	voice_ivr: { title: 'Voice IVR', voice: true },
	voice_transcription: { title: 'Voice transcription', voice: true },
	calendar_rules: { title: 'Calendar-based rules', voice: false },
	time_rules: { title: 'Time-based rules', voice: false },
	conditional_statement: { title: 'Conditional statement', voice: false },
	traffic_splitter: { title: 'Traffic splitter', voice: false },
	execute_action: { title: 'Execute action', voice: false },
	run_function: { title: 'Run function', voice: false },
	salesforce_data_dip: { title: 'Salesforce data dip', voice: false },
};

/** Exit → step behind it. */
export const exitsOf = (step: Step): Readonly<Record<string, string | undefined>> =>
	'exits' in step ? (step.exits as Record<string, string | undefined>) : {};
