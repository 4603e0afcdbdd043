/** The n8n of `npm run demo`: bundled by scripts/demo/n8n.mjs, which is what runs it. */
import { randomBytes } from 'node:crypto';
import { addAccounts } from './accounts';
import type { ProviderId } from '../../../../core';
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

/** The example as it is, and copies of it for the other providers; each has a path for its orders. */
const WORKFLOWS: ReadonlyArray<{ provider: ProviderId; name: string; path: string }> = [
	{ provider: 'talkdesk', name: 'Talkdesk', path: 'orders' },
	{ provider: 'cmCom', name: 'CM.com', path: 'orders-cm-com' },
	{ provider: 'kaleyra', name: 'Kaleyra', path: 'orders-kaleyra' },
];
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
	/** Where orders for the first provider are posted to. */
	readonly ordersUrl: string;
	readonly loginHint: string;
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
			ordersUrl: `${host.url}/webhook/${first!.path}`,
			loginHint: `(sign in as ${OWNER.email} with ${OWNER.password}; workflow: ${host.url}/workflow/${first!.id})`,
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
