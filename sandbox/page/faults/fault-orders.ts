import type { FaultOrder } from '../kit/wire';

/** How often a fault still strikes at a provider, all orders together. */
export const strikesLeft = (
	orders: readonly FaultOrder[],
	fault: string,
	provider: string,
): number =>
	orders
		.filter((order) => order.fault === fault && order.provider === provider)
		.reduce((sum, { times }) => sum + times, 0);

/** The orders that stay when one fault is switched off at one provider. */
export const without = (
	orders: readonly FaultOrder[],
	fault: string,
	provider: string,
): FaultOrder[] => orders.filter((order) => order.fault !== fault || order.provider !== provider);
