import { EXIT_OF, type Call } from './calls';
import { fillText, type Step } from './flow';
import { maskNumber } from './mask';
import { behaviourOf, SECONDS_TO, speechSeconds, type PhoneOutcome } from './phone';
import { deliver, forgedToken } from './reports';
import type { World } from './world';

/** One flow running on one call. */
export interface Run {
	readonly world: World;
	readonly call: Call;
	/** What the request carried. */
	readonly given: Readonly<Record<string, string>>;
	/** The flow's own variables. */
	readonly variables: Record<string, string>;
	/** Overrides the flow's ring time, where the provider's request sets it. */
	readonly ringSeconds?: number;
	/** Filled while the flow runs. */
	readonly ended: Ended;
	/** Somebody has been told how the call ended. */
	firstReportDone(): void;
}

export interface Ended {
	ringSeconds: number;
	talkSeconds: number;
	/** How the second leg ended, when the call was passed on. */
	forward: PhoneOutcome | null;
}

type Kind = Step['component'];
type StepOf<K extends Kind> = Extract<Step, { component: K }>;
/** Carries a step out and names the exit it leaves by. */
type Component<K extends Kind> = (run: Run, step: StepOf<K>, name: string) => Promise<string>;

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

const secondsTo = (outcome: PhoneOutcome, ringSeconds: number): number =>
	outcome === 'noAnswer' ? ringSeconds : SECONDS_TO[outcome];

const fill = (run: Run, template: string, step: string): string =>
	fillText(template, run.variables, (variable) =>
		run.world.note(run.call, 'missingVariable', { step, variable }),
	);

async function talk(run: Run, seconds: number): Promise<void> {
	await run.world.phoneSleep(seconds);
	run.ended.talkSeconds += seconds;
}

export const COMPONENTS: { readonly [K in Kind]: Component<K> } = {
	async api_request(run, step) {
		for (const [argument, variable] of Object.entries(step.arguments))
			if (Object.hasOwn(run.given, argument)) run.variables[variable] = run.given[argument]!;
		if (step.interaction_id) run.variables[step.interaction_id] = run.call.id;
		return 'ok';
	},

	async make_outbound_call(run, { ring_seconds }, step) {
		const { world, call, ended } = run;
		const { outcome } = behaviourOf(call.to);
		ended.ringSeconds = secondsTo(outcome, run.ringSeconds ?? ring_seconds);
		if (outcome !== 'invalidNumber') world.note(call, 'ringing', { step });
		await world.phoneSleep(ended.ringSeconds);
		call.phone = outcome;
		call.exit = EXIT_OF[outcome];
		world.note(call, outcome, { step, exit: CALL_EXITS[outcome] });
		return CALL_EXITS[outcome];
	},

	async play_audio(run, step, name) {
		const text = fill(run, step.text, name).replace(/ {2,}/g, ' ');
		run.world.note(run.call, 'says', { step: name, text });
		await talk(run, speechSeconds(text));
		return 'ok';
	},

	async forward_to_external_number(run, { number }, step) {
		const { world, call, ended } = run;
		const second = run.variables[number] ?? '';
		const { outcome } = behaviourOf(second);
		world.note(call, 'forwarding', { step, to: maskNumber(second) });
		await talk(run, secondsTo(outcome, FORWARD_RING_SECONDS));
		ended.forward = outcome;
		world.note(call, 'forwarded', { step, phone: outcome, exit: FORWARD_EXITS[outcome] });
		if (FORWARD_EXITS[outcome] === 'ok') await talk(run, FORWARD_TALK_SECONDS);
		return FORWARD_EXITS[outcome];
	},

	async execute_action(run, step, name) {
		const url = fillText(step.url, run.variables);
		if (url === '') {
			run.world.note(run.call, 'noResultAddress', { step: name });
			return 'Success';
		}
		const json = Object.fromEntries(
			Object.entries(step.body).map(([key, template]) => [key, fillText(template, run.variables)]),
		);
		const { token = '', exit } = json;
		const lie = { token: forgedToken(token), exit: exit === 'Answered' ? 'Busy' : 'Answered' };
		const delivery = await deliver(
			run.world,
			run.call,
			{
				genuine: { method: 'POST', url, json },
				forged: { method: 'POST', url, json: { ...json, ...lie } },
			},
			{ step: name },
		);
		run.firstReportDone();
		if ('error' in delivery) return delivery.error === 'timeout' ? 'Timeout' : 'Error';
		return delivery.status >= 200 && delivery.status < 300 ? 'Success' : 'Error';
	},

	async end_flow() {
		return 'end';
	},
};
