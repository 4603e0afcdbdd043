/** The n8n of `npm run demo`: scripts/demo/n8n.mjs bundles and runs it. */
import { randomBytes } from 'node:crypto';
import { PROVIDER_IDS, tableOf } from '../../../../core';
import { addAccounts } from './accounts';
import {
	TRIGGER_TYPE,
	atPath,
	atProvider,
	importExample,
	readExample,
	withParameters,
} from './examples';
import { OWNER, startHost } from './host';
import { openOrderBook, type BookedOrder } from './order-book';
import { openResults } from './result-workflow';

/** Each provider has the example to itself, with a path for its orders; the first one as it is. */
const WORKFLOWS = PROVIDER_IDS.map((provider, index) => ({
	provider,
	name: tableOf(provider).company,
	path: index === 0 ? 'orders' : `orders-${provider}`,
}));
/** Long enough for every simulated phone, short enough to watch a report that never comes. */
const WAIT_LIMIT_MINUTES = 0.4;

export interface DemoSettings {
	readonly root: string;
	readonly installFolder: string;
	readonly userFolder: string;
	readonly port: number;
	readonly sandboxUrl: string;
}

interface Order {
	readonly order: string;
	readonly provider: string;
}

export interface DemoHost {
	readonly url: string;
	readonly loginHint: string;
	/** Where results are taken that have no address of their own. */
	resultsOf(provider: string): string;
	post(order: Order): Promise<void>;
	outcomes(): Promise<Array<BookedOrder & { provider: string }>>;
	stop(): Promise<void>;
}

/** n8n with the example "Courier at the door" active for each provider, at the sandbox. */
export async function startDemo(settings: DemoSettings): Promise<DemoHost> {
	const { root, installFolder, userFolder, port, sandboxUrl } = settings;
	const host = await startHost(root, { installFolder, userFolder, port });
	try {
		const secret = randomBytes(24).toString('base64url');
		const accounts = await addAccounts(host, sandboxUrl, secret);
		const results = await openResults(host, accounts);
		const example = readExample(root, 'courier-at-the-door');
		const shorter = withParameters(TRIGGER_TYPE, { waitLimitMinutes: WAIT_LIMIT_MINUTES });
		const workflows = await Promise.all(
			WORKFLOWS.map(async ({ provider, name, path }) => {
				const changed = atPath(atProvider(example, provider), path);
				const named = { ...changed, name: `${example.name} (${name})` };
				const id = await importExample(host, named, accounts, shorter);
				await host.activate(id);
				return { id, provider, path, book: openOrderBook(host.rest, id) };
			}),
		);
		const [first] = workflows;
		return {
			url: host.url,
			loginHint: `(sign in as ${OWNER.email} with ${OWNER.password}; workflow: ${host.url}/workflow/${first!.id})`,
			resultsOf: () => results.url,
			async post(order) {
				const workflow = workflows.find(({ provider }) => provider === order.provider);
				const answer = await host.post(workflow!.path, order);
				if (!answer.ok)
					throw new Error(`The workflow answered ${answer.status} to order ${order.order}.`);
			},
			async outcomes() {
				const books = workflows.map(async ({ provider, book }) =>
					(await book()).map((line) => ({ ...line, provider })),
				);
				return (await Promise.all(books)).flat();
			},
			stop: () => host.stop(),
		};
	} catch (error) {
		await host.stop();
		throw error;
	}
}
