import type { FaultOrder } from './wire';

export type Fault = FaultOrder['fault'];

export interface FaultWords {
	readonly title: string;
	readonly what: string;
	/** Whether somebody's phone rings all the same. */
	readonly dials: boolean;
}

/** What each fault of the control API does, in the order they can strike. */
export const FAULTS: Readonly<Record<Fault, FaultWords>> = {
	'refuse-connection': {
		title: 'Connection refused',
		what: 'The connection is cut before anything is read.',
		dials: false,
	},
	'http-429': { title: 'Too many requests', what: 'The start is answered 429.', dials: false },
	slow: { title: 'Slow answer', what: 'The answer comes seconds late.', dials: true },
	'reset-after-accept': {
		title: 'Connection lost',
		what: 'The connection breaks instead of an answer.',
		dials: true,
	},
	'timeout-after-accept': {
		title: 'No answer at all',
		what: 'The request is never answered.',
		dials: true,
	},
	'http-500-after-accept': {
		title: 'Server error',
		what: 'The start is answered 500.',
		dials: true,
	},
	'garbage-body': {
		title: 'Unreadable answer',
		what: 'The right status with a body nobody can read.',
		dials: true,
	},
	'duplicate-report': {
		title: 'Report twice',
		what: 'The result is reported a second time.',
		dials: true,
	},
	'drop-report': { title: 'Report lost', what: 'The result is never reported.', dials: true },
	'forged-report': {
		title: 'Forged report',
		what: 'A report with a wrong token and another exit comes first.',
		dials: true,
	},
};
