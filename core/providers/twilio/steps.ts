/**
 * How a call ended, by the steps of its execution: each names the event by which the flow went on,
 * and the widget that it left.
 */
import { isRecord, textOf } from '../../base/json';
import type { FinalReport } from '../../result/result';
import { endOf } from './exits';

type Fields = Readonly<Record<string, unknown>>;

/** Events that no other widget of Studio has. */
const OF_CALLS = new Set(['answered', 'busy', 'noAnswer']);
/** HTTP requests, functions and messages leave by an event of this name as well. */
const FAILED = 'failed';
const CALL_WIDGET = /^make-outgoing-call/;

/** Undefined while no step has left a call. */
export function exitInSteps(body: unknown): FinalReport | undefined {
	const steps = isRecord(body) && Array.isArray(body.steps) ? body.steps.filter(isRecord) : [];
	const left = inOrder(steps).findLast(hasLeftCall);
	const word = textOf(left?.name);
	if (left === undefined || word === undefined) return undefined;
	const widget = widgetOf(left);
	return {
		kind: 'final',
		...endOf(word, { answeredBy: widget.AnsweredBy, sipCode: widget.SipResponseCode }),
		callId: textOf(left.execution_sid) ?? null,
		// their context holds all that the flow was started with, the result token too
		raw: { steps: steps.map(({ context: _context, ...step }) => step) },
	};
}

/** A flow may dial again: the last call counts. In which order steps are listed is not documented. */
const inOrder = (steps: readonly Fields[]): Fields[] =>
	[...steps].sort((one, other) => timeOf(one) - timeOf(other));

function timeOf({ date_created: date }: Fields): number {
	const timeMs = Date.parse(textOf(date) ?? '');
	return Number.isNaN(timeMs) ? 0 : timeMs;
}

/** Call widgets set these; a widget that has neither and failed may have sent a message, or a request. */
function hasLeftCall(step: Fields): boolean {
	const name = textOf(step.name) ?? '';
	if (OF_CALLS.has(name)) return true;
	const { CallSid, CallStatus } = widgetOf(step);
	const isCall = CALL_WIDGET.test(textOf(step.type) ?? '') || Boolean(CallSid ?? CallStatus);
	return name === FAILED && isCall;
}

/** What the flow knows of the widget that a step has left. */
function widgetOf({ context, transitioned_from: from }: Fields): Fields {
	const widgets = isRecord(context) && isRecord(context.widgets) ? context.widgets : {};
	const name = textOf(from) ?? '';
	const widget = Object.hasOwn(widgets, name) ? widgets[name] : undefined;
	return isRecord(widget) ? widget : {};
}
