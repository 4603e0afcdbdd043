/**
 * What the control API sends. Types alone come from the server's side: nothing of its code ends
 * up in the page.
 */
import type { about } from '../../control/about';
import type { Call } from '../../calls/call';
import type { RequestDetails, TestCall } from '../../providers/contract';
import type { detailOf } from '../../calls/summary';

export type { Call, StepRun, TimelineEntry } from '../../calls/call';
export type { Row as ReportRow } from '../../reports/step-report';
export type { FaultOrder } from '../../faults/queue';
export type { FlowProblem } from '../../flows/book';
export type { PhoneInput } from '../../calls/handset';
export type { CallSummary } from '../../calls/summary';
export type { RequestDetails, TestCall };
export type About = ReturnType<typeof about>;
export type CallDetail = Readonly<ReturnType<typeof detailOf> & Call>;

export interface FlowStep {
	readonly name: string;
	readonly component: string;
	/** The component's name in Studio. */
	readonly title: string;
	/** Speaks on the call. */
	readonly voice: boolean;
	readonly text: string | null;
	/** Exit → step behind it. */
	readonly exits: Readonly<Record<string, string | undefined>>;
}

export interface FlowGraph {
	readonly initial: string;
	readonly steps: readonly FlowStep[];
}

export interface FlowView extends FlowGraph {
	readonly id: string;
	readonly name: string;
	readonly state: string;
	readonly version: number;
	readonly ids: Readonly<Record<string, string>>;
	/** Changes that are not published. */
	readonly draft: FlowGraph | null;
	readonly requestDetails: Readonly<Record<string, RequestDetails>>;
}
