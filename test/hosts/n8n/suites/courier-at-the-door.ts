import { type Exit } from '../../../../core';
import { DIRECT_IDS } from '../../../providers/per-provider';
import { NO_RESULT_MS } from '../support/calls';
import { readEndings } from '../support/endings';
import {
	TRIGGER_TYPE,
	atPath,
	atProvider,
	importExample,
	readExample,
	withParameters,
} from '../support/examples';
import { AT_WORK, noneLeft } from '../support/executions';
import { openOrderBook, type BookedOrder } from '../support/order-book';
import { until } from '../support/until';
import { REPOSITORY, type Counterpart, type World } from '../support/world';

/** What the shop does, by how the call ended. */
const ACTIONS: Readonly<Record<Exit | 'notCalled', RegExp>> = {
	noResult: /colleague/,
	notCalled: /called before/,
	answered: /handed over/,
	voicemail: /text message/,
	busy: /10 minutes/,
	noAnswer: /30 minutes/,
	invalidNumber: /new number/,
	failed: /operations/,
};

/** An order for each cell of the table in docs/sandbox.md, through the example, at each provider. */
export function courierAtTheDoor(world: () => World) {
	let counterpart: Counterpart;
	let book: () => Promise<BookedOrder[]>;
	const orders = [
		...readEndings().map(({ provider, digits, exit }) => ({
			order: `${provider}-${digits}`,
			phone: `(415) 555-01${digits}`,
			country: 'US',
			provider,
			store: 'Corner Deli',
			exit,
		})),
		...DIRECT_IDS.map((provider) => ({
			order: `${provider}-none`,
			phone: 'see e-mail',
			country: 'US',
			provider,
			store: 'Corner Deli',
			exit: 'notCalled' as const,
		})),
	];

	const example = readExample(REPOSITORY, 'courier-at-the-door');
	const pathOf = (provider: string) => `orders-${provider}`;

	async function place(): Promise<void> {
		const { host } = world();
		counterpart = await world().counterpart();
		const workflows = new Map<string, string>();
		const books = DIRECT_IDS.map(async (provider) => {
			const id = await importExample(
				host,
				atPath(atProvider(example, provider), pathOf(provider)),
				counterpart.accounts,
				withParameters(TRIGGER_TYPE, { waitLimitMinutes: 0.4 }),
			);
			await host.activate(id);
			workflows.set(provider, id);
			return openOrderBook(host.rest, id);
		});
		const opened = await Promise.all(books);
		book = async () => (await Promise.all(opened.map((read) => read()))).flat();
		// one provider after the other: n8n saves a wait later than a report comes when it has a hundred at once
		for (const [provider, id] of workflows) {
			for (const { exit, provider: own, ...order } of orders)
				if (own === provider) await host.post(pathOf(provider), order);
			await noneLeft(host.rest, id, AT_WORK, NO_RESULT_MS);
		}
	}

	const booked = (wanted: string) =>
		until(
			`order ${wanted} in the book`,
			async () => (await book()).find(({ order }) => order === wanted),
			NO_RESULT_MS,
		);
	const check = (chosen: typeof orders) =>
		it.each(chosen)(
			'takes order $order to $exit',
			async ({ order, exit }) => {
				const line = await booked(order);
				expect(line).toMatchObject({ order, exit });
				const action = order.endsWith('none') ? ACTIONS.invalidNumber : ACTIONS[exit];
				expect(line.action).toMatch(action);
			},
			NO_RESULT_MS,
		);

	function ran(): void {
		check(orders.filter(({ exit }) => exit !== 'noResult'));

		it('calls an order once that arrives twice', async () => {
			const { exit, provider, ...again } = orders[0]!;
			await world().host.post(pathOf(provider), again);
			const twice = await until('the second line', async () => {
				const lines = (await book()).filter(({ order }) => order === again.order);
				return lines.length > 1 ? lines : undefined;
			});
			expect(twice.map(({ exit: how }) => how).sort()).toEqual(['answered', 'notCalled']);
			expect(twice.find(({ exit: how }) => how === 'notCalled')?.action).toMatch(ACTIONS.notCalled);
		});

		it('leads wrong settings to operations', async () => {
			const { host } = world();
			const id = await importExample(
				host,
				atPath(example, 'orders-broken'),
				counterpart.accounts,
				withParameters(TRIGGER_TYPE, { flowId: 'nobody-knows-it' }),
			);
			await host.activate(id);
			await host.post('orders-broken', { ...orders[0], order: 'broken' });
			const lines = openOrderBook(host.rest, id);
			const [line] = await until('a line', async () => {
				const all = await lines();
				return all.length > 0 ? all : undefined;
			});
			expect(line).toMatchObject({
				order: 'broken',
				exit: 'error',
				action: expect.stringContaining('Talkdesk Studio does not know this flow'),
			});
		});
	}

	return { place, ran, overdue: () => check(orders.filter(({ exit }) => exit === 'noResult')) };
}
