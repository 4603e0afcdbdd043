import { COMPONENTS } from './components';
import { stepBehind, type Flow, type Step } from '../flows/flow';
import { CallCut } from './listen';
import type { Run } from './run';
import { exitsOf, KINDS } from '../flows/steps';

/** A flow that leads back to itself ends somewhere. */
const MAX_STEPS = 500;

/** Exits of a voice step that is skipped because the line is dead, in order of preference. */
const SKIPPED_BY = ['timeout', 'error', 'ok'];

/** A hidden exit of the report, documented for other components than ours. */
const ABORTED = 'call_aborted';

type Carry = (run: Run, step: Step, name: string) => Promise<string>;

/** How a step was left: by an exit, or cut off. */
type Left = { readonly exit: string } | { readonly cut: CallCut };

async function carryOut(run: Run, step: Step, name: string): Promise<Left> {
	try {
		return { exit: await (COMPONENTS[step.component] as Carry)(run, step, name) };
	} catch (error) {
		if (error instanceof CallCut) return { cut: error };
		throw error;
	}
}

const skippedExit = (step: Step): string =>
	SKIPPED_BY.find((exit) => exitsOf(step)[exit] !== undefined) ?? '';

/** Runs a flow to its end on one call. */
export async function execute(run: Run, flow: Flow): Promise<void> {
	const { context, handset, record } = run;
	const skipsVoice = context.options.afterHangUp === 'skip-voice';
	let name: string | undefined = flow.initial;
	/** The step behind Answered, where a flow begins anew that a mailbox has heard. */
	let answered: string | undefined;
	let isGone = false;
	for (let count = 0; name !== undefined; count += 1) {
		if (count === MAX_STEPS) return context.note(record, 'stepLimit', { steps: MAX_STEPS });
		const step: Step = flow.steps[name]!;
		const startedAt = new Date(context.clock.nowMs()).toISOString();
		const began = context.secondsOf(record);
		const left: Left =
			isGone && KINDS[step.component].voice
				? { exit: skippedExit(step) }
				: await carryOut(run, step, name);
		const cut = 'cut' in left ? left.cut.by : undefined;
		const exit = 'cut' in left ? ABORTED : left.exit;
		record.steps.push({
			step: name,
			component: step.component,
			exit,
			startedAt,
			seconds: context.secondsOf(record) - began,
		});
		if (cut === 'voicemailRestart') {
			name = answered;
			continue;
		}
		if (cut !== undefined) {
			handset.state = 'ended';
			handset.gathering = null;
			if (cut === 'hangUp') context.note(record, 'hungUp', { step: name });
			if (cut === 'voicemailStop' || !skipsVoice) return;
			isGone = true;
			name = stepBehind(step, skippedExit(step));
			continue;
		}
		name = stepBehind(step, exit);
		if (step.component === 'make_outbound_call') answered = name;
	}
}
