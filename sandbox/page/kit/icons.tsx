import type { VNode } from 'preact';

/** Outlines on a square of 24, drawn with a round pen. */
const PATHS = {
	phone:
		'M6 3h3l2 5-2.5 1.6a11 11 0 0 0 5.9 5.9L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
	bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4l2-2zM10 21h4',
	mailbox:
		'M6.5 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm11 0a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-11 0h11',
	speech: 'M4 5h16v11H11l-5 4v-4H4z',
	keys: 'M6 5h.01M12 5h.01M18 5h.01M6 11h.01M12 11h.01M18 11h.01M6 17h.01M12 17h.01M18 17h.01',
	microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5 11a7 7 0 0 0 14 0M12 18v3',
	inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5',
	send: 'M4 12l16-8-6 16-3-7z',
	forward: 'M4 12h14M13 6l6 6-6 6',
	calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
	clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
	branch: 'M6 4v5c0 4 12 2 12 7v4M6 9v11',
	code: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
	table: 'M4 5h16v14H4zM4 10h16M10 5v14',
	flag: 'M6 21V4h11l-2 4 2 4H6',
	warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
	dot: 'M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
} as const;
export type IconName = keyof typeof PATHS;

/** An ornament: what it means stands beside it in words. */
export const icon = (name: IconName, attributes: Readonly<Record<string, unknown>> = {}): VNode => (
	<svg viewBox="0 0 24 24" class="icon" aria-hidden="true" {...attributes}>
		<path d={PATHS[name]} />
	</svg>
);

const BY_COMPONENT: Readonly<Record<string, IconName>> = {
	api_request: 'inbox',
	make_outbound_call: 'phone',
	play_audio: 'speech',
	input_ivr: 'keys',
	standard_ivr: 'keys',
	voice_ivr: 'microphone',
	voice_transcription: 'microphone',
	forward_to_external_number: 'forward',
	callback: 'phone',
	request_direct_callback: 'phone',
	calendar_rules: 'calendar',
	time_rules: 'clock',
	conditional_statement: 'branch',
	traffic_splitter: 'branch',
	execute_action: 'send',
	run_function: 'code',
	salesforce_data_dip: 'table',
	end_flow: 'flag',
};

export const iconOf = (component: string): IconName => BY_COMPONENT[component] ?? 'dot';
