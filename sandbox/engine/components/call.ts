import { exitOf } from '../../calls/call';
import { maskNumber } from '../../base/mask';
import { behaviourOf, isE164, speechSeconds, type PhoneOutcome } from '../../calls/phone';
import { talk } from '../listen';
import { fill, type Components } from './component';
import { ring, secondsTo } from './ring';

const CALL_EXITS: Readonly<Record<PhoneOutcome, string>> = {
	answered: 'Answered',
	// nothing documents answering-machine detection: a mailbox counts as answered
	voicemail: 'Answered',
	busy: 'Busy',
	rejected: 'Busy',
	noAnswer: 'No Answer',
	invalidNumber: 'Invalid number',
	failed: 'error',
};

/** Forwarding has no exit for busy; a second number that is busy or rejects did not answer. */
const FORWARD_EXITS: Readonly<Record<PhoneOutcome, string>> = {
	answered: 'ok',
	voicemail: 'ok',
	busy: 'No answer',
	rejected: 'No answer',
	noAnswer: 'No answer',
	invalidNumber: 'Invalid Number',
	failed: 'error',
};

const FORWARD_RING_SECONDS = 20;
const FORWARD_TALK_SECONDS = 30;

export const callComponents: Components<
	| 'api_request'
	| 'make_outbound_call'
	| 'forward_to_external_number'
	| 'callback'
	| 'request_direct_callback'
	| 'end_flow'
> = {
	async api_request(run, step) {
		for (const [argument, variable] of Object.entries(step.arguments))
			if (Object.hasOwn(run.given, argument)) run.variables[variable] = run.given[argument]!;
		if (step.interaction_id) run.variables[step.interaction_id] = run.call.id;
		return 'ok';
	},

	async make_outbound_call(run, { ring_seconds }, step) {
		const { context, call, record, handset, ended } = run;
		if (behaviourOf(call.to).outcome !== 'invalidNumber') {
			handset.state = 'ringing';
			context.note(record, 'ringing', { step });
		}
		const { outcome, seconds } = await ring(run, run.ringSeconds ?? ring_seconds);
		ended.ringSeconds = seconds;
		handset.state = exitOf(outcome, false) === 'answered' ? 'inCall' : 'ended';
		run.machineUnnoticed = outcome === 'voicemail';
		call.phone = outcome;
		call.exit = exitOf(outcome, run.tellsMachines);
		context.note(record, outcome, { step, exit: CALL_EXITS[outcome] });
		return CALL_EXITS[outcome];
	},

	async forward_to_external_number(run, { number }, step) {
		const { context, record, ended } = run;
		const second = run.variables[number] ?? '';
		const { outcome } = behaviourOf(second);
		context.note(record, 'forwarding', { step, to: maskNumber(second) });
		run.isForwarded = true;
		await talk(run, secondsTo(outcome, FORWARD_RING_SECONDS));
		ended.forward = outcome;
		context.note(record, 'forwarded', { step, phone: outcome, exit: FORWARD_EXITS[outcome] });
		if (FORWARD_EXITS[outcome] === 'ok') await talk(run, FORWARD_TALK_SECONDS);
		run.isForwarded = false;
		return FORWARD_EXITS[outcome];
	},

	async callback(run, { text = '' }, step) {
		const spoken = fill(run, text, step);
		run.context.note(run.record, 'callbackRequested', { step, text: spoken });
		await talk(run, speechSeconds(spoken));
		return 'ok';
	},

	async request_direct_callback(run, { number }, step) {
		const wanted = run.variables[number] ?? '';
		const exit = isE164(wanted) ? 'ok' : 'Invalid Caller ID';
		run.context.note(run.record, 'callbackRequested', { step, to: maskNumber(wanted), exit });
		await talk(run, 1);
		return exit;
	},

	async end_flow() {
		return 'ok';
	},
};
