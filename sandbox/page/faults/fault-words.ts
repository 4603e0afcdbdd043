import type { FaultOrder } from '../kit/wire';

export type Fault = FaultOrder['fault'];

export interface FaultWords {
	readonly title: string;
	readonly what: string;
	/** Whether a phone rings all the same. */
	readonly dials: boolean;
}

/** What each fault of the control API does, in the order they can strike. */
export const FAULTS: Readonly<Record<Fault, FaultWords>> = {
	'refuse-connection': {
		title: 'Connection cut',
		what: 'The connection is cut before the phone is dialled, which the caller cannot know.',
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
	'http-409-after-accept': {
		title: 'Refused after all',
		what: 'The call is made, and its start is answered 409 like a refusal.',
		dials: true,
	},
	'garbage-body': {
		title: 'Unreadable answer',
		what: 'The right status with a body that cannot be read.',
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
	'late-report': {
		title: 'Report late',
		what: 'The result is reported seconds late, after others.',
		dials: true,
	},
	'wrong-content-type': {
		title: 'Wrong content type',
		what: 'The report calls itself plain text.',
		dials: true,
	},
	'oversized-report': {
		title: 'Report too large',
		what: 'The report is larger than 256 KB, in every try.',
		dials: true,
	},
};

export const faultTitle = (fault: string): string =>
	Object.hasOwn(FAULTS, fault) ? FAULTS[fault as Fault].title : fault;
