/**
 * What the control API sends. Types alone come from the server's side: nothing of its code ends
 * up in the page.
 */
import type { about } from '../about';
import type { Call } from '../calls';
import type { RequestDetails } from '../flow-request';
import type { ProviderId } from '../providers';
import type { detailOf } from '../summary';

export type { Call, StepRun, TimelineEntry } from '../calls';
export type { Row as ReportRow } from '../execution-report';
export type { FaultOrder } from '../faults';
export type { FlowProblem } from '../flows';
export type { PhoneInput } from '../line';
export type { CallSummary } from '../summary';
export type { ProviderId, RequestDetails };
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
	readonly ids: Readonly<Record<ProviderId, string>>;
	/** Changes that are not published. */
	readonly draft: FlowGraph | null;
	readonly requestDetails: Readonly<Record<ProviderId, RequestDetails>>;
}
