/** One flow on one phone that is answered, without a server: what its components do. */
import { Flow } from '../../../sandbox/flows/flow';
import { Options } from '../../../sandbox/providers';
import { placeCall } from '../../../sandbox/engine/place';
import { createContext } from '../../../sandbox/engine/context';
import { instantClock } from '../clocks';

const ID = '00000000-0000-4000-8000-00000000f00d';
const END = { component: 'end_flow' };

type Steps = Record<string, object>;

/** A flow that calls a person and goes on with these steps behind Answered. */
export const flowOf = (steps: Steps, first = Object.keys(steps)[0] ?? 'end') => ({
	id: ID,
	name: 'Test',
	initial: 'start',
	steps: {
		start: {
			component: 'api_request',
			arguments: { number: 'number', name: 'name' },
			exits: { ok: 'call' },
		},
		call: {
			component: 'make_outbound_call',
			destination: 'number',
			exits: {
				Answered: first,
				'Invalid number': 'end',
				Busy: 'end',
				'No Answer': 'end',
				error: 'end',
			},
		},
		...steps,
		end: END,
	},
});

/** Runs it on a phone that is answered; the steps it went through with their exits. */
export async function run(
	document: object,
	variables: Record<string, string> = {},
	{ options = {}, startMs = 0 }: { options?: object; startMs?: number } = {},
) {
	const clock = instantClock();
	clock.advance(startMs);
	const context = createContext({
		clock,
		speed: 1_000_000,
		options: Options.parse(options),
		log: () => undefined,
	});
	const { record } = placeCall(context, {
		provider: 'talkdesk',
		id: 'interaction-1',
		flow: Flow.parse(document),
		flowId: ID,
		to: '+14155550101',
		reference: null,
		variables: { number: '+14155550101', ...variables },
	});
	await context.idle();
	context.stop();
	return {
		path: record.steps.map(({ step, exit }) => `${step}:${exit}`),
		timeline: record.call.timeline,
		said: record.call.timeline.filter(({ event }) => event === 'says').map(({ text }) => text),
	};
}
