/** A real Node-RED with the example flow of orders, at every provider. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forEveryProvider } from './every-provider.mjs';
import { openNodeRed } from './node-red-process.mjs';

/** Long enough for every simulated phone, short enough to watch a report that never comes. */
const WAIT_LIMIT_MINUTES = '0.3';

const example = (root) =>
	JSON.parse(readFileSync(join(root, 'node-red', 'examples', 'Courier at the door.json'), 'utf8'));

/**
 * @returns {Promise<{ url: string, loginHint: string, resultsOf(provider: string): string,
 *   post(order: object): Promise<void>, outcomes(): Promise<object[]>, stop(): Promise<void> }>}
 */
export async function startNodeRed({ root, tables, ...settings }) {
	const flow = forEveryProvider(example(root), tables).map((node) =>
		node.type === 'ringback-trigger-voice-flow'
			? { ...node, waitLimitMinutes: WAIT_LIMIT_MINUTES }
			: node,
	);
	const { url, stop } = await openNodeRed({
		root,
		tables,
		...settings,
		flow,
		readyPath: '/orders',
	});
	return {
		url,
		loginHint: '',
		resultsOf: (provider) => `${url}/ringback/${accountOf(flow, provider).id}`,
		async post(order) {
			const answer = await fetch(`${url}/orders`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(order),
			});
			if (answer.status !== 202)
				throw new Error(`The flow answered ${answer.status} to order ${order.order}.`);
		},
		outcomes: async () => (await fetch(`${url}/orders`)).json(),
		stop,
	};
}

const accountOf = (flow, provider) =>
	flow.find((node) => node.type === 'ringback-account' && node.provider === provider);
