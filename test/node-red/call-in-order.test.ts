import { flowOf, type FlowOptions } from './support/flow';
import { useNodeRed } from './support/host';
import { handOn, openRelay, type HeldReport } from './support/relay';
import { openSandbox, order } from './support/sandbox';

const host = useNodeRed();
/** "On duty" asks for a key. */
const ON_DUTY = '00000000000040008000000000000c06';

const ADA = { name: 'Ada', to: '+14155550111' };
const BOB = { name: 'Bob', to: '+14155550112' };
const CARA = { name: 'Cara', to: '+14155550113' };
const BUSY = { name: 'Dan', to: '+14155550103' };
const LOST = { name: 'Eve', to: '+14155550108' };

async function open(trigger: FlowOptions['trigger'] = {}, waitLimitMinutes = '10') {
	const sandbox = await openSandbox();
	const flow = flowOf({
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		trigger: {
			...{ operation: 'callInOrder', flowId: ON_DUTY, waitLimitMinutes },
			...{ people: 'people', peopleType: 'msg', declineDigits: '2', roundsMax: '1' },
			...{ pauseSeconds: '0', reference: 'incident', referenceType: 'msg' },
			...trigger,
		},
	});
	await host.start(flow);
	const send = (people: readonly object[], msg: object = {}) =>
		host.send(flow.triggerId, { people, incident: 'incident-7', keep: 'me', ...msg });
	return { sandbox, flow, send };
}

describe('call in order', () => {
	it('ends with the one who confirms; nobody is called after a yes', async () => {
		const { sandbox, send } = await open();
		send([BUSY, CARA, BOB, ADA, LOST]);
		const { at, msg } = await host.next();
		expect(at).toBe('trigger.confirmed');
		expect(msg).toMatchObject({ topic: 'confirmed', keep: 'me', payload: msg.call });
		expect(msg.call).toMatchObject({
			...{ incident: 'incident-7', output: 'confirmed', person: 'Ada', position: 4, keys: '1' },
			...{ called: 4, unsure: 0, rounds: 1 },
			history: [
				{ person: 'Dan', exit: 'busy', said: null, reference: 'incident-7-1-1' },
				{ person: 'Cara', exit: 'answered', said: null, keys: null },
				{ person: 'Bob', exit: 'answered', said: 'declined', keys: '2' },
				{ person: 'Ada', exit: 'answered', said: 'confirmed', keys: '1' },
			],
		});
		expect(sandbox.calls().map(({ to }) => to)).toEqual([BUSY, CARA, BOB, ADA].map(({ to }) => to));
	});

	it('calls nobody in a dry run', async () => {
		const { sandbox, send } = await open({ dryRun: true });
		send([ADA, BOB]);
		expect(await host.next()).toMatchObject({
			at: 'trigger.notCalled',
			msg: { call: { called: 0, history: [{ reason: 'dryRun' }, { reason: 'dryRun' }] } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('calls nobody for an incident that comes again', async () => {
		const { sandbox, send } = await open();
		send([ADA, BOB]);
		expect((await host.next()).at).toBe('trigger.confirmed');
		send([ADA, BOB]);
		expect(await host.next()).toMatchObject({
			at: 'trigger.notCalled',
			msg: { call: { called: 0, history: [{ person: 'Ada', reason: 'alreadyCalled' }] } },
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('goes a second round, and leaves by Nobody', async () => {
		const { sandbox, send } = await open({ roundsMax: '2' });
		send([CARA, BUSY]);
		expect(await host.next()).toMatchObject({
			at: 'trigger.nobody',
			msg: { call: { person: null, called: 4, rounds: 2 } },
		});
		expect(sandbox.calls()).toHaveLength(4);
	});

	it('leaves by Declined when everybody declined, and calls nobody of them again', async () => {
		const { sandbox, send } = await open({ roundsMax: '3' });
		send([BOB]);
		expect(await host.next()).toMatchObject({
			at: 'trigger.declined',
			msg: { call: { called: 1 } },
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('leaves by Unsure at the first call of which nobody knows, where it is to stop then', async () => {
		const { sandbox, send } = await open({ whenUnsure: 'stop' }, '0.1');
		send([LOST, ADA]);
		expect(await host.next()).toMatchObject({ at: 'trigger.unsure', msg: { call: { unsure: 1 } } });
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('leaves by Not Called when no number can be called', async () => {
		const { sandbox, send } = await open();
		send([{ name: 'Ada', to: '+1415' }]);
		expect(await host.next()).toMatchObject({ at: 'trigger.notCalled' });
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('goes to a Catch node where a person has to put something right', async () => {
		const { sandbox, send } = await open({ flowId: 'ffffffffffffffffffffffffffffffff' });
		send([ADA, BOB]);
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { failure: { kind: 'flowNotFound' } },
		});
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('calls somebody of two incidents for one after the other', async () => {
		const { sandbox, send } = await open();
		const { to } = CARA;
		send([CARA]);
		send([{ ...CARA, name: 'Cara again' }], { incident: 'incident-8' });
		const ends = [await host.next(), await host.next()];
		expect(ends.map(({ at }) => at)).toEqual(['trigger.nobody', 'trigger.nobody']);
		const [first, second] = sandbox.calls().filter((call) => call.to === to);
		expect(Date.parse(second!.timeline[0]!.at)).toBeGreaterThanOrEqual(
			Date.parse(first!.timeline.at(-1)!.at),
		);
	});

	it('tells the flow of each report whether it counted, also when all is over', async () => {
		const relay = await openRelay();
		const { sandbox, flow, send } = await open({ whenUnsure: 'next', resultUrl: relay.url });
		await order(sandbox, 'talkdesk', 'http-500-after-accept');
		send([BOB, ADA]);
		// both phones ring: of the first call nobody knew whether it was made
		const reports = [await relay.held(), await relay.held()];
		const of = (digits: string) =>
			reports.find(({ body }) => (JSON.parse(body) as { digits: string }).digits === digits)!;
		const hears = async (report: HeldReport) =>
			(await handOn(`${host.url}/ringback/${flow.accountId}`, report)).body;
		expect(await hears(of('1'))).toEqual({ ok: true, confirmed: true });
		expect(await host.next()).toMatchObject({
			at: 'trigger.confirmed',
			msg: { call: { person: 'Ada' } },
		});
		expect(await hears(of('2'))).toEqual({ ok: true, confirmed: false, already: 'Ada' });
		expect(await hears(of('1'))).toEqual({ ok: true, duplicate: true, confirmed: true });
		expect(await hears(of('2'))).toMatchObject({ duplicate: true, already: 'Ada' });
	});

	it.each([
		[[], {}, 'people'],
		[[{ name: 'Ada' }], {}, 'people'],
		[[ADA], { confirmDigits: 'yes' }, 'confirmDigits'],
		[[ADA], { confirmDigits: '2' }, 'declineDigits'],
		[[ADA], { roundsMax: '' }, 'roundsMax'],
	])('dials nobody for %j with %j', async (people, trigger, field) => {
		const { sandbox, send } = await open(trigger);
		send(people);
		const { at, msg } = await host.next();
		expect([at, msg.failure?.kind, msg.failure?.field]).toEqual(['error', 'invalidRequest', field]);
		expect(sandbox.calls()).toHaveLength(0);
	});
});
