import { randomOf, seedOf } from '../../faults/random';
import { until } from '../n8n/support/until';
import { startThree, troubleAmong, type Left, type Order, type Three } from './three';

jest.setTimeout(900_000);

/** RINGBACK_KILLS=20 for a long run. */
const LIVES = Number(process.env.RINGBACK_KILLS ?? 4);
const PER_LIFE = 15;
const HELD_PER_LIFE = 8;
const PACE = 5;
const ENDINGS = ['01', '03', '04', '06'];
const TROUBLE = { withinMs: 2_000, cutForMs: 14_000 };

const numberAt = (at: number): string =>
	`+1415555${String(10 + Math.floor(at / ENDINGS.length))}${ENDINGS[at % ENDINGS.length]}`;

describe('three Node-RED processes, killed and cut off from their Redis', () => {
	it('call each reference once, whichever is asked, and keep one pace', async () => {
		const random = randomOf(seedOf(process.env));
		const three = await startThree({
			...{ maxCalls: '', callsPerSecond: String(PACE) },
		});
		try {
			const orders = Array.from({ length: LIVES * PER_LIFE }, (_, at) => ({
				reference: `order-${at}`,
				to: numberAt(at),
			}));
			for (let life = 0; life < LIVES; life++) {
				const news = orders.slice(life * PER_LIFE, (life + 1) * PER_LIFE);
				// a shop does not know what became of its last orders
				const again = orders.slice(Math.max(0, life - 1) * PER_LIFE, life * PER_LIFE);
				const trouble = troubleAmong(three, random.below, TROUBLE);
				await three.sendToAll([...news, ...again]);
				await trouble;
			}
			const before = three.left.length;
			await three.sendToAll(orders);
			await allHeard(three, orders, before);
			await three.sandbox.idle();
			// what came for a process that died is kept back until nobody can wait for it any more
			const isAllOut = () => tallyOf(three, orders).lost === 0 || undefined;
			await until('every report to come out', isAllOut, 60_000).catch(() => undefined);
			const tally = tallyOf(three, orders);
			console.log(JSON.stringify({ kills: LIVES, cuts: LIVES, ...tally }));
			expect(tally).toMatchObject({ dialledTwice: 0, lost: 0, twoExits: 0 });
			expect(tally.mostStartsInASecond).toBeLessThanOrEqual(PACE);
			expect(tally.dialled).toBeGreaterThan(orders.length / 2);
		} finally {
			await three.stop();
		}
	});
});

const PER_NUMBER = 3;
const NUMBERS = Array.from({ length: 5 }, (_, at) => `+141555520${at}1`);
/** Lower than what the numbers would allow together. */
const CEILING = PER_NUMBER * NUMBERS.length - 2;

describe('the limits of three Node-RED processes, killed and cut off from their Redis', () => {
	it('are kept by all of them together', async () => {
		const random = randomOf(seedOf(process.env));
		const three = await startThree({
			...{ askRules: true, callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC', maxCalls: '' },
			...{ maxCallsPerNumber: String(PER_NUMBER), maxCallsPerDay: String(CEILING) },
		});
		try {
			const orders = Array.from({ length: 2 * PER_LIFE }, (_, at) => ({
				reference: `order-${at}`,
				to: NUMBERS[random.below(NUMBERS.length)]!,
			}));
			const trouble = troubleAmong(three, random.below, TROUBLE);
			await three.sendToAll(orders.slice(0, PER_LIFE));
			await trouble;
			const before = three.left.length;
			await three.sendToAll(orders);
			await allHeard(three, orders, before);
			await three.sandbox.idle();
			const called = three.sandbox.calls();
			const perNumber = NUMBERS.map((to) => called.filter((call) => call.to === to).length);
			console.log(JSON.stringify({ orders: orders.length, calls: called.length, perNumber }));
			expect(Math.max(...perNumber)).toBeLessThanOrEqual(PER_NUMBER);
			expect(called.length).toBeLessThanOrEqual(CEILING);
			expect(called.length).toBeGreaterThan(CEILING / 2);
		} finally {
			await three.stop();
		}
	});
});

describe('calls that three Node-RED processes hold, killed and cut off from their Redis', () => {
	it('go on in another process: no try is called twice, and every message leaves once', async () => {
		const random = randomOf(seedOf(process.env));
		const pause = { afterBusyMinutes: '0.05', afterNoAnswerMinutes: '0.05' };
		const three = await startThree({ ...pause, afterFailedMinutes: '0.05', waitLimitMinutes: '1' });
		try {
			const orders = Array.from({ length: LIVES * HELD_PER_LIFE }, (_, at) => ({
				reference: `order-${at}`,
				to: numberAt(at),
			}));
			for (let life = 0; life < LIVES; life++) {
				await three.sendToAll(orders.slice(life * HELD_PER_LIFE, (life + 1) * HELD_PER_LIFE));
				await troubleAmong(three, random.below, TROUBLE);
			}
			// each try has a reference of its own
			const exitsOf = (order: Order) =>
				three.left.filter((one) => one.to === order.to && isExit(one));
			const hasLeft = (order: Order) => exitsOf(order).length > 0;
			// what was refused while its process was cut off, or not yet taken by one that died
			await three.sendToAll(orders.filter((order) => !hasLeft(order)));
			await until('every message to leave', () => orders.every(hasLeft) || undefined, 240_000);
			await three.sandbox.idle();
			const rows = orders.map((order) => ({
				calls: three.sandbox.calls().filter(({ to }) => to === order.to),
				exits: exitsOf(order),
			}));
			const count = (wanted: (row: (typeof rows)[number]) => boolean) => rows.filter(wanted).length;
			const tally = {
				orders: orders.length,
				calls: three.sandbox.calls().length,
				/** More calls than tries that ended. */
				calledTwice: count(
					({ calls, exits: [one] }) => calls.length > Math.max(1, one?.attempts?.length ?? 0),
				),
				calledTooOften: count(({ calls }) => calls.length > 3),
				leftTwice: count(({ exits }) => exits.length > 1),
				noResult: count(({ exits: [one] }) => one?.exit === 'noResult'),
			};
			console.log(JSON.stringify({ kills: LIVES, cuts: LIVES, ...tally }));
			expect(tally).toMatchObject({ calledTwice: 0, calledTooOften: 0, leftTwice: 0 });
		} finally {
			await three.stop();
		}
	});
});

/** Each of the three says once more what becomes of each order. */
async function allHeard({ left }: Three, orders: readonly Order[], before: number): Promise<void> {
	await until(
		'three answers to every order',
		() => {
			const since = left.slice(before).filter(({ from }) => from === 'trigger');
			return since.length >= 3 * orders.length || undefined;
		},
		240_000,
	);
}

const REFUSALS = ['notCalled', 'error'];
/** A call whose trigger died ends nowhere, or as its report says in Outbound Call Result. */
const isExit = ({ exit }: Left) => !REFUSALS.includes(exit);

/** What a flow needs, messages live in memory. */
const HANDING_ON_MS = 2_000;

function tallyOf({ left, sandbox, deaths }: Three, orders: readonly Order[]) {
	const rows = orders.map((order) => {
		const calls = sandbox.calls().filter(({ to }) => to === order.to);
		const own = left.filter(({ reference }) => reference === order.reference);
		const reports = calls.flatMap(({ timeline }) =>
			timeline.filter(({ event, status }) => event === 'report' && status === 200),
		);
		return { calls, own, exits: own.filter(isExit), reports };
	});
	const count = (wanted: (row: (typeof rows)[number]) => boolean) => rows.filter(wanted).length;
	type Row = (typeof rows)[number];
	const isLost = ({ reports, exits }: Row) => reports.length > 0 && exits.length === 0;
	const inADeath = ({ reports }: Row) =>
		reports.some(({ at }) =>
			deaths.some((death) => death > Date.parse(at) && death < Date.parse(at) + HANDING_ON_MS),
		);
	const refused = left.filter(({ why }) => why?.includes('shared memory'));
	return {
		orders: orders.length,
		dialled: count(({ calls }) => calls.length > 0),
		dialledTwice: count(({ calls }) => calls.length > 1),
		/** Of calls whose report was taken, those that came out nowhere. */
		lost: count((row) => isLost(row) && !inADeath(row)),
		/** The same, where a process died while it handed on. */
		lostInADeath: count((row) => isLost(row) && inADeath(row)),
		twoExits: count(({ exits }) => exits.length > 1),
		/** Used by a process that died before it called. */
		usedForNothing: count(({ calls, exits }) => calls.length === 0 && exits.length === 0),
		refusedWithoutRedis: refused.length,
		mostStartsInASecond: mostWithin(
			sandbox.calls().map(({ placedAt }) => Date.parse(placedAt)),
			1_000,
		),
	};
}

function mostWithin(times: readonly number[], ms: number): number {
	const sorted = [...times].sort((one, other) => one - other);
	return Math.max(...sorted.map((at) => sorted.filter((one) => one >= at && one < at + ms).length));
}
