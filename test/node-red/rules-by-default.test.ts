/** A new trigger asks the rules without being told to; one that was saved before does as it did. */
jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/clock-at'));
import { itIs } from './support/clock-at';
import { flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
const BUSY = '+14155550103';
const PREMIUM = '+19005550123';
/** No law that we know limits informational calls to it. */
const DUTCH = '+31201234567';
/** In Los Angeles, in summer and in winter: hours of UTC. */
const NIGHT = 7;
const DAY = 20;
/** In UTC. */
const NOON_IN_EUROPE = 11;
/** As a new trigger has them. */
const NEW = { askRules: true, purpose: '', version: 6 };
/** A trigger that calls at the sandbox's own region rings no phone; one at an address may. */
const REAL = (url: string) => ({ region: 'custom', baseUrl: `${url}/kaleyra` });

async function open(trigger: object, isReal = true) {
	const sandbox = await openSandbox();
	const flow = flowOf({
		provider: 'kaleyra',
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		...(isReal && { account: REAL(sandbox.url) }),
		trigger: { waitForResult: false, ...trigger },
		listener: false,
	});
	await host.start(flow);
	const send = async (payload = BUSY, more: object = {}) => {
		host.send(flow.triggerId, { payload, ...more });
		return host.next();
	};
	const warnings = () =>
		host
			.log()
			.filter(({ level, msg }) => level === 30 && /real account/.test(`${msg}`))
			.map(({ msg }) => msg);
	return { sandbox, send, warnings, triggerId: flow.triggerId };
}
const placed = { at: 'trigger.placed' };
const notCalled = (reason: string) => ({ at: 'trigger.notCalled', msg: { call: { reason } } });

describe('a new trigger in which nobody chose a rule', () => {
	it('holds a call at night until eight', async () => {
		itIs(NIGHT);
		const { send } = await open(NEW);
		const { at, msg } = await send();
		expect(at).toBe('trigger.placed');
		const hour = new Intl.DateTimeFormat('en', {
			...{ timeZone: 'America/Los_Angeles', hour: 'numeric', hourCycle: 'h23' },
		}).format(new Date(msg.call.placedAt));
		expect(Number(hour)).toBe(8);
	});

	it('keeps the fourth call to a number back, and one to a premium number', async () => {
		itIs(NOON_IN_EUROPE);
		const { sandbox, send } = await open(NEW);
		for (let n = 0; n < 3; n += 1) expect(await send(DUTCH)).toMatchObject(placed);
		expect(await send(DUTCH)).toMatchObject(notCalled('calledTooOften'));
		expect(await send(PREMIUM)).toMatchObject(notCalled('riskyNumber'));
		expect(sandbox.calls()).toHaveLength(3);
	});

	it('gives evidence of it', async () => {
		itIs(DAY);
		const { send } = await open(NEW);
		expect((await send()).msg.call.evidence).toMatchObject({ purpose: 'transactional' });
	});

	it('asks none where "Ask the Rules" is off', async () => {
		itIs(NIGHT);
		const { send, warnings } = await open({ ...NEW, askRules: false, maxCallsPerNumber: '1' });
		for (let n = 0; n < 4; n += 1) expect(await send()).toMatchObject(placed);
		expect(warnings()).toEqual([]);
	});
});

describe('people who are called in order', () => {
	const inOrder = {
		...{ ...NEW, operation: 'callInOrder', roundsMax: '1', outputs: 5 },
		people: JSON.stringify([{ name: 'Ada', to: '+14155550101' }]),
	};

	it('are called at night, five times a day', async () => {
		itIs(NIGHT);
		const { sandbox, send } = await open(inOrder);
		const reasons = [];
		for (let n = 0; n < 6; n += 1) {
			const { msg } = await send('', { topic: n });
			reasons.push(msg.call.history[0].reason);
			if (n === 0) expect(msg.call.history[0].evidence).toMatchObject({ purpose: 'duty' });
		}
		expect(reasons).toEqual([null, null, null, null, null, 'calledTooOften']);
		expect(sandbox.calls()).toHaveLength(5);
	});
});

describe('at the Local Sandbox', () => {
	it('a number is called at night again and again, and the trigger says once what a real account would do', async () => {
		itIs(NIGHT);
		const { sandbox, send, warnings } = await open(NEW, false);
		for (let n = 0; n < 4; n += 1) {
			const end = await send();
			expect(end).toMatchObject(placed);
			expect(end.msg.call.evidence).toBeNull();
		}
		expect(sandbox.calls()).toHaveLength(4);
		expect(warnings()).toEqual([
			'With a real account this call would wait until 08:00 in America/Los_Angeles.',
		]);
	});

	it('no store has to remember what is not counted', async () => {
		itIs(DAY);
		const { send } = await open(NEW, false);
		await send();
		expect(host.log().filter(({ level, msg }) => level === 30 && /store/i.test(`${msg}`))).toEqual(
			[],
		);
	});

	it.each([
		[false, { now: 1, held: 0 }],
		[true, { now: 0, held: 1 }],
	])('a forecast says what the run does: at a real account %s, %j', async (isReal, sums) => {
		itIs(NIGHT);
		const { send } = await open({ ...NEW, dryRun: true }, isReal);
		expect((await send()).msg.forecast).toMatchObject(sums);
	});

	it.each([
		{ maxCallsPerNumber: '3' },
		{ purpose: 'transactional' },
		{ doNotCall: 'blocked', doNotCallType: 'msg' },
	])('all rules are asked as soon as one is chosen: %j', async (rules) => {
		itIs(NIGHT);
		const { send } = await open({ ...NEW, ...rules, outsideHours: 'notCalled' }, false);
		expect(await send(BUSY, { blocked: [] })).toMatchObject(notCalled('outsideCallingHours'));
	});
});

describe('a trigger that was saved before', () => {
	it.each([{ askRules: false }, { askRules: undefined, purpose: undefined }])(
		'asks no rules where it asked none: %j',
		async (rules) => {
			itIs(NIGHT);
			const { send } = await open(rules);
			for (let n = 0; n < 4; n += 1) expect(await send()).toMatchObject(placed);
		},
	);

	it('asks them at the sandbox as well where it asked them', async () => {
		itIs(NIGHT);
		const { send } = await open({ askRules: true, outsideHours: 'notCalled' }, false);
		expect(await send()).toMatchObject(notCalled('outsideCallingHours'));
	});
});
