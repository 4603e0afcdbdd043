import { randomUUID } from 'node:crypto';
import { Flow } from './flow';
import appointmentReminder from './built-in/appointment-reminder.json';
import approveByPhone from './built-in/approve-by-phone.json';
import courierAsks from './built-in/courier-asks.json';
import courierAtTheDoor from './built-in/courier-at-the-door.json';
import onDuty from './built-in/on-duty.json';
import passTheCallOn from './built-in/pass-the-call-on.json';
import paymentFailed from './built-in/payment-failed.json';
import saysAText from './says-a-text.json';

/** The built-in flows. */
export const FLOWS: readonly Flow[] = [
	courierAtTheDoor,
	passTheCallOn,
	courierAsks,
	appointmentReminder,
	paymentFailed,
	onDuty,
	approveByPhone,
].map((flow) => Flow.parse(flow));

/** A file of the flow folder that cannot be used, and why. */
export interface FlowProblem {
	readonly file: string;
	readonly message: string;
}

/** Older ones are forgotten. */
const MOST_MADE = 100;

export interface FlowBook {
	list(): readonly Flow[];
	problems(): readonly FlowProblem[];
	/** Replaces the flows that are not built in; one with a built-in id stands in for that. */
	setOwn(flows: readonly Flow[], problems: readonly FlowProblem[]): void;
	/** A flow that was made by a provider's API: it calls, says the variable `text`, and reports. */
	make(name: string): Flow;
}

export function createFlowBook(): FlowBook {
	let flows = FLOWS;
	let problems: readonly FlowProblem[] = [];
	const made: Flow[] = [];
	return {
		list: () => [...flows, ...made],
		problems: () => problems,
		setOwn(own, found) {
			const ids = new Set(own.map(({ id }) => id.toLowerCase()));
			flows = [...FLOWS.filter(({ id }) => !ids.has(id)), ...own];
			problems = found;
		},
		make(name) {
			const flow = Flow.parse({ ...saysAText, id: randomUUID(), name });
			made.push(flow);
			if (made.length > MOST_MADE) made.shift();
			return flow;
		},
	};
}
