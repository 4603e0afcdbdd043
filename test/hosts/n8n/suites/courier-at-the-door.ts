import { type Exit } from '../../../../core';
import { readEndings } from '../support/endings';
import {
	TRIGGER_TYPE,
	atPath,
	importExample,
	readExample,
	withParameters,
} from '../support/examples';
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

/** The example as it is saved; the demo has a copy of it for each provider. */
const PROVIDER = 'talkdesk';

/** An order for each ending in docs/sandbox.md, and one without a number, through the example. */
export function courierAtTheDoor(world: () => World) {
	let counterpart: Counterpart;
	let book: () => Promise<BookedOrder[]>;
	const order = { country: 'US', provider: PROVIDER, store: 'Corner Deli' };
	const orders = [
		...readEndings()
			.filter(({ provider }) => provider === PROVIDER)
			.map(({ digits, exit }) => ({
				...order,
				order: `${PROVIDER}-${digits}`,
				phone: `(415) 555-01${digits}`,
				exit,
			})),
		{
			...order,
			order: `${PROVIDER}-none`,
			phone: 'see e-mail',
			exit: 'notCalled' as const,
		},
	];

	const example = readExample(REPOSITORY, 'courier-at-the-door');
	const path = 'orders-courier';

	async function place(): Promise<void> {
		const { host } = world();
		counterpart = await world().counterpart({ options: { retryReports: 6 } });
		const id = await importExample(
			host,
			atPath(example, path),
			counterpart.accounts,
			withParameters(TRIGGER_TYPE, { waitLimitMinutes: 0.4 }),
		);
		await host.activate(id);
		book = openOrderBook(host.rest, id);
		for (const { exit: _exit, ...one } of orders) await host.post(path, one);
	}

	const booked = (wanted: string) =>
		until(`order ${wanted} in the book`, async () =>
			(await book()).find(({ order }) => order === wanted),
		);
	const check = (chosen: typeof orders) =>
		it.each(chosen)('takes order $order to $exit', async ({ order, exit }) => {
			const line = await booked(order);
			expect(line).toMatchObject({ order, exit });
			const action = order.endsWith('none') ? ACTIONS.invalidNumber : ACTIONS[exit];
			expect(line.action).toMatch(action);
		});

	function ran(): void {
		check(orders.filter(({ exit }) => exit !== 'noResult'));

		it('calls an order once that arrives twice', async () => {
			const { exit: _exit, ...again } = orders[0]!;
			await world().host.post(path, again);
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
