import { z } from 'zod/v4';
import { isE164 } from '../calls/phone';
import type { CallContext } from '../calls/context';

/** What can be made to go wrong, and when: before dialling, after it, or when reporting. */
export const FAULTS = {
	'refuse-connection': 'before',
	'http-429': 'before',
	slow: 'after',
	'reset-after-accept': 'after',
	'timeout-after-accept': 'after',
	'http-500-after-accept': 'after',
	'http-409-after-accept': 'after',
	'garbage-body': 'after',
	'duplicate-report': 'report',
	'drop-report': 'report',
	'forged-report': 'report',
	'late-report': 'report',
	'wrong-content-type': 'report',
	'oversized-report': 'report',
} as const;
export type Fault = keyof typeof FAULTS;

/** What an order may be, where these providers are stood in for. */
export const faultOrder = (providers: readonly string[]) =>
	z.strictObject({
		provider: z.enum(providers),
		fault: z.enum(Object.keys(FAULTS) as [Fault, ...Fault[]]),
		/** Requests, or reports, it strikes before it is gone. */
		times: z.number().int().min(1).max(1_000_000).default(1),
		/** E.164: strikes only what is about this called number; absent: whatever comes next. */
		to: z.string().refine(isE164, 'a called number such as +14155550101').optional(),
		/** `Retry-After` of an `http-429`, in seconds. */
		retryAfterSeconds: z.number().int().min(0).optional(),
	});
export type FaultOrder = z.infer<ReturnType<typeof faultOrder>>;

/** The faults of one stage. */
export type FaultAt<Stage> = {
	[Name in Fault]: (typeof FAULTS)[Name] extends Stage ? Name : never;
}[Fault];

export interface Taken<Stage> {
	readonly fault: FaultAt<Stage>;
	readonly retryAfterSeconds?: number;
}

export interface FaultQueue {
	add(order: FaultOrder): void;
	list(): FaultOrder[];
	clear(): void;
	/**
	 * The oldest fault waiting for this provider and stage, for any number or for one of `numbers`;
	 * used up once; undefined when none.
	 */
	take<Stage extends 'before' | 'after'>(
		provider: string,
		stage: Stage,
		numbers: readonly string[],
	): Taken<Stage> | undefined;
	/** Whether this report fault strikes the call to `number` now; used up once if so. */
	strikes(provider: string, fault: FaultAt<'report'>, number: string): boolean;
}

export interface FaultContext extends CallContext {
	readonly faults: FaultQueue;
}

export function createFaultQueue(): FaultQueue {
	let orders: FaultOrder[] = [];
	function use(
		numbers: readonly string[],
		wanted: (order: FaultOrder) => boolean,
	): FaultOrder | undefined {
		const order = orders.find(
			(one) => wanted(one) && (one.to === undefined || numbers.includes(one.to)),
		);
		if (!order) return undefined;
		order.times -= 1;
		if (order.times === 0) orders = orders.filter((other) => other !== order);
		return order;
	}
	return {
		add: (order) => void orders.push({ ...order }),
		list: () => orders.map((order) => ({ ...order })),
		clear: () => void (orders = []),
		take: <Stage extends 'before' | 'after'>(
			provider: string,
			stage: Stage,
			numbers: readonly string[],
		) =>
			use(numbers, (order) => order.provider === provider && FAULTS[order.fault] === stage) as
				Taken<Stage> | undefined,
		strikes: (provider, fault, number) =>
			use([number], (order) => order.provider === provider && order.fault === fault) !== undefined,
	};
}
