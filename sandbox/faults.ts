import { z } from 'zod/v4';
import { PROVIDERS, type ProviderId } from './providers';

/** What can be made to go wrong, and when: before dialling, after it, or when reporting. */
export const FAULTS = {
	'refuse-connection': 'before',
	'http-429': 'before',
	slow: 'after',
	'reset-after-accept': 'after',
	'timeout-after-accept': 'after',
	'http-500-after-accept': 'after',
	'garbage-body': 'after',
	'duplicate-report': 'report',
	'drop-report': 'report',
	'forged-report': 'report',
} as const;
export type Fault = keyof typeof FAULTS;

export const FaultOrder = z.strictObject({
	provider: z.enum(PROVIDERS),
	fault: z.enum(Object.keys(FAULTS) as [Fault, ...Fault[]]),
	/** Requests, or reports, it strikes before it is gone. */
	times: z.number().int().min(1).max(1_000_000).default(1),
});
export type FaultOrder = z.infer<typeof FaultOrder>;

/** The faults of one stage. */
export type FaultAt<Stage> = {
	[Name in Fault]: (typeof FAULTS)[Name] extends Stage ? Name : never;
}[Fault];

export interface FaultQueue {
	add(order: FaultOrder): void;
	list(): FaultOrder[];
	clear(): void;
	/** The oldest fault waiting for this provider and stage, used up once; undefined when none. */
	take<Stage extends 'before' | 'after'>(
		provider: ProviderId,
		stage: Stage,
	): FaultAt<Stage> | undefined;
	/** Whether this report fault strikes now; used up once if so. */
	strikes(provider: ProviderId, fault: FaultAt<'report'>): boolean;
}

export function createFaultQueue(): FaultQueue {
	let orders: FaultOrder[] = [];
	function use(wanted: (order: FaultOrder) => boolean): Fault | undefined {
		const order = orders.find(wanted);
		if (!order) return undefined;
		order.times -= 1;
		if (order.times === 0) orders = orders.filter((other) => other !== order);
		return order.fault;
	}
	return {
		add: (order) => void orders.push({ ...order }),
		list: () => orders.map((order) => ({ ...order })),
		clear: () => void (orders = []),
		take: <Stage extends 'before' | 'after'>(provider: ProviderId, stage: Stage) =>
			use((order) => order.provider === provider && FAULTS[order.fault] === stage) as
				FaultAt<Stage> | undefined,
		strikes: (provider, fault) =>
			use((order) => order.provider === provider && order.fault === fault) !== undefined,
	};
}
