jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { evidenceKey, verifyEvidence } from '../../core';
import { nodeClock } from '../../node-red/host/clock';
import { CALLBACK_SECRET, flowOf } from './support/flow';
import { useNodeRed } from './support/host';
import { openIn } from './support/hours';
import { openSandbox } from './support/sandbox';

const host = useNodeRed();
const KEY = evidenceKey(CALLBACK_SECRET);
const BUSY = '+14155550103';
/** Open whenever the tests run. */
const ALWAYS = { callingHours: 'Mon-Sun 00:00-24:00', timeZone: 'UTC' };

async function open(trigger: object = {}) {
	const sandbox = await openSandbox();
	const flow = flowOf({
		provider: 'cmCom',
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		trigger: { askRules: true, ...ALWAYS, ...trigger },
	});
	await host.start(flow);
	const send = (msg: object = {}) => host.send(flow.triggerId, { payload: BUSY, ...msg });
	return { sandbox, flow, send };
}
const notCalled = (reason: string) => ({
	at: 'trigger.notCalled',
	msg: { call: { exit: 'notCalled', reason, confirmed: true, placedAt: null } },
});

describe('the rules of a trigger', () => {
	it('let a call go that they have nothing against', async () => {
		const { sandbox, send } = await open();
		send();
		expect(await host.next()).toMatchObject({
			at: 'trigger.busy',
			msg: { call: { notBefore: null } },
		});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('keep a call back outside its hours, and say when it may be made', async () => {
		const { callingHours, opensAt } = openIn(2, nodeClock.now());
		const { sandbox, send } = await open({ callingHours, outsideHours: 'notCalled' });
		send();
		const { at, msg } = await host.next();
		expect({ at, msg }).toMatchObject(notCalled('outsideCallingHours'));
		expect(msg.call.notBefore).toBe(opensAt);
		expect(sandbox.calls()).toHaveLength(0);
	});

	it.each([
		['a list of the message', { doNotCall: 'blocked', doNotCallType: 'msg' }, 'doNotCall'],
		['countries', { allowedCountries: 'NL, DE' }, 'countryNotAllowed'],
		['marketing without consent', { purpose: 'marketing' }, 'consentMissing'],
	])('keep a call back because of %s', async (_what, rules, reason) => {
		const { sandbox, send } = await open(rules);
		send({ blocked: [{ phone: '+1 415 555 0199' }, { phone: '+1 (415) 555-0103' }] });
		expect(await host.next()).toMatchObject(notCalled(reason));
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('keep a call back that would be tried again, by a list of its message', async () => {
		const tries = { maxCalls: '2', maxCallsType: 'num', afterBusyMinutes: '1' };
		const { sandbox, send } = await open({
			...{ ...tries, afterBusyMinutesType: 'num' },
			...{ doNotCall: 'blocked', doNotCallType: 'msg' },
		});
		send({ blocked: ['+1 (415) 555-0103'] });
		expect(await host.next()).toMatchObject(notCalled('doNotCall'));
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('let three calls to a number go, over all triggers of the account', async () => {
		const { sandbox, flow, send } = await open();
		const twin = { ...flow.nodes[2]!, id: `${flow.triggerId}b` };
		await host.deploy([...flow.nodes, twin], 'nodes', flow.credentials);
		for (const id of [flow.triggerId, twin.id, flow.triggerId]) {
			host.send(id, { payload: BUSY });
			expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		}
		host.send(twin.id, { payload: BUSY });
		const { at, msg } = await host.next();
		expect({ at, msg }).toMatchObject(notCalled('calledTooOften'));
		expect(Date.parse(msg.call.notBefore)).toBeGreaterThan(Date.now());
		send({ payload: '+14155550113' });
		expect(await host.next()).toMatchObject({ at: 'trigger.answered' });
		expect(sandbox.calls()).toHaveLength(4);
	});

	it('let no more through of many that come at the same moment', async () => {
		const { sandbox, send } = await open({ maxCallsPerHour: '2' });
		for (let n = 0; n < 6; n++) send({ payload: `+1415555010${n + 1}` });
		for (let n = 0; n < 6; n++) await host.next();
		const kept = host.arrivals.filter(({ msg }) => msg.call.reason === 'ceilingReached');
		expect(kept).toHaveLength(4);
		expect(sandbox.calls()).toHaveLength(2);
	});

	it('count no call that was certainly not made', async () => {
		const { sandbox, send } = await open({ maxCallsPerHour: '1' });
		// CM.com refuses this number
		send({ payload: '+14155550105' });
		expect(await host.next()).toMatchObject({ at: 'trigger.invalidNumber' });
		expect(sandbox.calls()).toHaveLength(0);
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});

	it('keep a call back to a number of their own', async () => {
		const { sandbox, send } = await open({ ownNumbers: '+14155550199, +1 415 555 0103' });
		send();
		expect(await host.next()).toMatchObject(notCalled('riskyNumber'));
		expect(sandbox.calls()).toHaveLength(0);
	});

	it('are shown in sealed evidence, of a call that was made and of one that was not', async () => {
		const { send } = await open({ maxCallsPerHour: '1', consent: 'form 7' });
		const seen = [];
		for (let n = 0; n < 2; n++) {
			send();
			const { call } = (await host.next()).msg;
			expect(verifyEvidence(call.evidence, KEY)).toEqual({ sealed: true });
			expect(JSON.stringify(call.evidence)).not.toContain('4155550103');
			const { exit, callId, receivedAt, placedAt, reason } = call;
			expect(call.evidence).toMatchObject({ exit, callId, receivedAt, placedAt, reason });
			seen.push(call.evidence);
		}
		expect(seen).toMatchObject([
			{ exit: 'busy', consent: 'form 7', receivedAt: expect.any(String) },
			{ exit: 'notCalled', reason: 'ceilingReached', placedAt: null },
		]);
	});

	it('are shown in the evidence of the try that counts', async () => {
		const tries = { maxCalls: '2', maxCallsType: 'num', afterBusyMinutes: '1' };
		const { send } = await open({ ...tries, afterBusyMinutesType: 'num', consent: 'form 7' });
		send();
		const { call } = (await host.next()).msg;
		expect(verifyEvidence(call.evidence, KEY)).toEqual({ sealed: true });
		const { exit, callId, receivedAt, reference } = call;
		expect(call.evidence).toMatchObject({ exit, callId, receivedAt, reference, consent: 'form 7' });
	});

	it('are shown in evidence for each of the people who are called in order', async () => {
		const people = JSON.stringify([
			{ name: 'Ada', to: '+14155550103' },
			{ name: 'Ben', to: '+14155550111' },
		]);
		const { send } = await open({ operation: 'callInOrder', people, peopleType: 'json' });
		send();
		const { call } = (await host.next()).msg;
		expect(call.history.length).toBeGreaterThanOrEqual(2);
		for (const { evidence, reference, exit } of call.history) {
			expect(evidence).toMatchObject({ reference, exit });
			expect(verifyEvidence(evidence, KEY)).toEqual({ sealed: true });
		}
	});

	it('keep no evidence where nobody wants it', async () => {
		const { send } = await open({ evidence: false });
		send();
		expect((await host.next()).msg.call).toMatchObject({ exit: 'busy', evidence: null });
	});

	it('are not asked while they are off', async () => {
		const { send } = await open({ askRules: false, purpose: 'marketing', allowedCountries: 'NL' });
		send();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
	});
});

describe('rules that cannot be read', () => {
	it.each([
		['timeZone', { timeZone: 'Berlin' }, /"Time Zone" holds "Berlin"/],
		['callingHours', { callingHours: 'Mon 18:00-09:00' }, /Row 1 of "Calling Hours" ends before/],
		['maxCallsPerDay', { maxCallsPerDay: '0' }, /"Max Calls per Day" is 0/],
		['doNotCall', { doNotCall: 'blocked', doNotCallType: 'msg' }, /Row 2 of "Do Not Call"/],
		['doNotCall', { doNotCall: 'unknown', doNotCallType: 'msg' }, /Do Not Call/],
		['allowedCountries', { allowedCountries: 'gone', allowedCountriesType: 'flow' }, /Countries/],
	])('stop the message, naming %s', async (field, rules, message) => {
		const { sandbox, send } = await open(rules);
		send({ blocked: ['+14155550199', 'nobody'] });
		const { at, msg } = await host.next();
		expect(at).toBe('error');
		expect(msg.failure).toMatchObject({ kind: 'invalidRequest', field });
		expect(msg.failure.message).toMatch(message);
		expect(sandbox.calls()).toHaveLength(0);
	});
});
