/** What can go wrong with a call: at its start, and with its report. Tables, nothing else. */

/** An order for the sandbox, but for whom. */
export interface Order {
	readonly fault: string;
	readonly times?: number;
	readonly retryAfterSeconds?: number;
}

/** What a network between the caller and the provider does. */
export type NetworkFault = 'forgets' | 'closesTls' | 'refusesTunnel';

export interface StartFault {
	readonly what: string;
	readonly orders: readonly Order[];
	/** The account's address leads to a port where no process listens, and to the sandbox only later. */
	readonly nothingListens?: true;
	/** The account's address leads over a network that does this; only the core's run has one. */
	readonly network?: NetworkFault;
	/** The node gives up on the answer after a short time. */
	readonly shortTimeout?: true;
	/** `answer`: the provider answered and the phone rings, or the number is refused. */
	readonly leadsTo: 'answer' | 'noAnswer' | 'noCall' | 'error';
	/** The word of the error. */
	readonly error?: 'unreachable' | 'rateLimited';
	/** What a waiting trigger does with it. */
	readonly seen: string;
	readonly weight: number;
}

const start = <Name extends string>(table: Record<Name, StartFault>) => table;

export const START_FAULTS = start({
	none: {
		what: 'nothing',
		orders: [],
		leadsTo: 'answer',
		seen: 'the exit of the report',
		weight: 36,
	},
	refused: {
		what: 'connection refused, in every try',
		orders: [],
		nothingListens: true,
		leadsTo: 'error',
		error: 'unreachable',
		seen: 'error `unreachable`; the reference is free again',
		weight: 3,
	},
	tlsClosed: {
		what: 'connection closed before it is encrypted, in every try',
		orders: [],
		network: 'closesTls',
		leadsTo: 'error',
		error: 'unreachable',
		seen: 'error `unreachable`; the reference is free again',
		weight: 3,
	},
	tunnelRefused: {
		what: 'a proxy refuses the way, in every try',
		orders: [],
		network: 'refusesTunnel',
		leadsTo: 'error',
		error: 'unreachable',
		seen: 'error `unreachable`, which names the proxy; the reference is free again',
		weight: 3,
	},
	forgotten: {
		what: 'a network on the way forgets connections that are not used',
		orders: [],
		network: 'forgets',
		leadsTo: 'answer',
		seen: 'the exit of the report',
		weight: 8,
	},
	cut: {
		what: 'connection cut before any phone rings',
		orders: [{ fault: 'refuse-connection' }],
		leadsTo: 'noCall',
		seen: 'unconfirmed, then No Result; the reference stays used',
		weight: 5,
	},
	tooMany: {
		what: '429',
		orders: [{ fault: 'http-429' }],
		leadsTo: 'answer',
		seen: 'sent again; the exit of the report',
		weight: 4,
	},
	tooManyUntil: {
		what: '429 with `Retry-After`',
		orders: [{ fault: 'http-429', retryAfterSeconds: 1 }],
		leadsTo: 'answer',
		seen: 'sent again when the provider said; the exit of the report',
		weight: 4,
	},
	alwaysTooMany: {
		what: '429 in every try',
		orders: [{ fault: 'http-429', times: 7, retryAfterSeconds: 1 }],
		leadsTo: 'error',
		error: 'rateLimited',
		seen: 'error `rateLimited`; the reference is free again',
		weight: 1,
	},
	slow: {
		what: 'slow answer',
		orders: [{ fault: 'slow' }],
		leadsTo: 'answer',
		seen: 'the exit of the report',
		weight: 6,
	},
	reset: {
		what: 'connection reset after the call was placed',
		orders: [{ fault: 'reset-after-accept' }],
		leadsTo: 'noAnswer',
		seen: 'unconfirmed, then the exit of the report',
		weight: 10,
	},
	timeout: {
		what: 'no answer after the call was placed',
		orders: [{ fault: 'timeout-after-accept' }],
		shortTimeout: true,
		leadsTo: 'noAnswer',
		seen: 'unconfirmed, then the exit of the report',
		weight: 4,
	},
	serverError: {
		what: '500 after the call was placed',
		orders: [{ fault: 'http-500-after-accept' }],
		leadsTo: 'noAnswer',
		seen: 'unconfirmed, then the exit of the report',
		weight: 12,
	},
	contradiction: {
		what: '409 after the call was placed',
		orders: [{ fault: 'http-409-after-accept' }],
		leadsTo: 'noAnswer',
		seen: 'unconfirmed, then the exit of the report',
		weight: 6,
	},
	garbage: {
		what: 'an unreadable answer',
		orders: [{ fault: 'garbage-body' }],
		leadsTo: 'noAnswer',
		seen: 'unconfirmed, then the exit of the report',
		weight: 12,
	},
});
export type StartFaultName = keyof typeof START_FAULTS;

/** For the runs of hosts, whose accounts know one address. */
export const NETWORK_FAULTS = (Object.keys(START_FAULTS) as StartFaultName[]).filter(
	(name) => (START_FAULTS[name] as StartFault).network !== undefined,
);

export interface ReportFault {
	readonly what: string;
	readonly orders: readonly Order[];
	readonly comes: 'inTime' | 'never' | 'afterTheLimit';
	readonly seen: string;
	readonly weight: number;
}

const report = <Name extends string>(table: Record<Name, ReportFault>) => table;

export const REPORT_FAULTS = report({
	none: {
		what: 'nothing',
		orders: [],
		comes: 'inTime',
		seen: 'the exit of the report',
		weight: 40,
	},
	duplicate: {
		what: 'report twice',
		orders: [{ fault: 'duplicate-report' }],
		comes: 'inTime',
		seen: 'the exit of the first; the second is answered 200 and dropped',
		weight: 12,
	},
	dropped: {
		what: 'report lost',
		orders: [{ fault: 'drop-report' }],
		comes: 'never',
		seen: 'No Result at the wait limit',
		weight: 8,
	},
	forged: {
		what: 'forged report first',
		orders: [{ fault: 'forged-report' }],
		comes: 'inTime',
		seen: '401 to the forger; the exit of the true report',
		weight: 12,
	},
	forgedTwice: {
		what: 'forged report, then the true one twice',
		orders: [{ fault: 'forged-report' }, { fault: 'duplicate-report' }],
		comes: 'inTime',
		seen: '401 to the forger; the exit of the true report, once',
		weight: 6,
	},
	reordered: {
		what: 'report after those of later calls',
		orders: [{ fault: 'late-report' }],
		comes: 'inTime',
		seen: 'the exit of the report',
		weight: 6,
	},
	late: {
		what: 'report after the wait limit',
		orders: [{ fault: 'late-report' }],
		comes: 'afterTheLimit',
		seen: 'No Result at the wait limit; the late result comes out of Outbound Call Result',
		weight: 6,
	},
	mislabelled: {
		what: 'report with a wrong content type',
		orders: [{ fault: 'wrong-content-type' }],
		comes: 'inTime',
		seen: 'the exit of the report',
		weight: 6,
	},
	oversized: {
		what: 'report larger than 256 KB',
		orders: [{ fault: 'oversized-report' }],
		comes: 'never',
		seen: 'refused before it is read; No Result at the wait limit',
		weight: 4,
	},
});
export type ReportFaultName = keyof typeof REPORT_FAULTS;
