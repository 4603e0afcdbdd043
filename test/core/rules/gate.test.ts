import {
	askRules,
	callResult,
	createMemoryHistory,
	createRuleGate,
	evidenceKey,
	ruleSettings,
	verifyEvidence,
	type PreparedCall,
} from '../../../core';
import { ACCOUNT_KEY } from '../../../core/rules/binding';
import { readyCall } from '../samples';
import { utc } from './wall-clock';

/** 08:00 in New York, where the sample number may be. */
const MORNING = utc('2026-06-10T12:00Z');
const HOUR_MS = 3_600_000;
const call = (): PreparedCall => ({ ...readyCall('talkdesk'), to: '+12125550123' });
const gateWith = (raw: unknown, history = createMemoryHistory()) => {
	const settings = ruleSettings(raw);
	return { gate: createRuleGate(() => settings, { history }), history, settings };
};
const CAP = [{ key: ACCOUNT_KEY, calls: 1, perMs: 24 * HOUR_MS }];

describe('the gate of the rules', () => {
	it('looks when a call is prepared, and counts it when it is sent', async () => {
		const { gate, history } = gateWith({});
		const one = call();
		expect(await gate.ask(one, MORNING)).toEqual({ go: true });
		expect(await history.look(CAP, MORNING)).toBeNull();
		expect(await gate.ask(one, MORNING)).toEqual({ go: true });
		expect(await history.look(CAP, MORNING)).not.toBeNull();
	});

	it('counts a call once, however often it is tried', async () => {
		const { gate } = gateWith({ maxCallsPerHour: 1 });
		const one = call();
		for (const minute of [0, 1, 2])
			expect(await gate.ask(one, MORNING + minute * 60_000)).toEqual({ go: true });
		const other = call();
		expect(await gate.ask(other, MORNING + 60_000)).toMatchObject({ notCalled: 'ceilingReached' });
	});

	it('lets one of many through where there is room for one', async () => {
		const { gate } = gateWith({ maxCallsPerNumber: 1 });
		const calls = Array.from({ length: 8 }, call);
		const looked = await Promise.all(calls.map((each) => gate.ask(each, MORNING)));
		expect(looked.every((verdict) => 'go' in verdict)).toBe(true);
		const sent = await Promise.all(calls.map((each) => gate.ask(each, MORNING)));
		expect(sent.filter((verdict) => 'go' in verdict)).toHaveLength(1);
	});

	it('gives back what was counted for a call that was certainly not made, and only that', async () => {
		const { gate, history } = gateWith({});
		const [one, other] = [call(), call()];
		for (const each of [one, one, other, other]) await gate.ask(each, MORNING);
		for (let done = 0; done < 2; done += 1) await gate.giveBack(one);
		expect(await history.look(CAP, MORNING)).not.toBeNull();
		await gate.giveBack(other);
		await gate.giveBack(call());
		expect(await history.look(CAP, MORNING)).toBeNull();
	});

	it('holds a call that comes to its turn too late, and does not count it', async () => {
		const { gate, history } = gateWith({});
		const one = call();
		const evening = utc('2026-06-11T00:59Z');
		await gate.ask(one, evening);
		expect(await gate.ask(one, evening)).toEqual({ go: true });
		// a pause after 429 carries it over 21:00
		expect(await gate.ask(one, evening + 60_000)).toEqual({
			holdUntil: '2026-06-11T12:00:00.000Z',
			reason: 'outsideCallingHours',
			sentence: expect.stringContaining('Wednesday 21:00 in America/New_York'),
		});
		expect(await history.look(CAP, evening + 60_000)).toBeNull();
	});

	it('seals what it said last of a call, where it has a key and evidence is wanted', async () => {
		const history = createMemoryHistory();
		const key = evidenceKey('correct horse battery staple');
		const gateOf = (raw: object, itsKey?: Buffer) => {
			const settings = ruleSettings({ ...raw, outsideHours: 'notCalled', consent: 'form 7' });
			return createRuleGate(() => settings, { history }, itsKey);
		};
		const night = utc('2026-06-11T02:00Z');
		const reason = 'outsideCallingHours' as const;
		const one = call();
		const result = callResult(one, 'notCalled', true, { reason });
		const gate = gateOf({}, key);
		expect(gate.evidenceOf!(one, result)).toBeNull();
		await gate.ask(one, night - HOUR_MS);
		await gate.ask(one, night);
		const evidence = gate.evidenceOf!(one, result);
		expect(verifyEvidence(evidence, key)).toEqual({ sealed: true });
		expect(evidence).toMatchObject({
			askedAt: '2026-06-11T02:00:00.000Z',
			exit: 'notCalled',
			reason,
		});
		expect(evidence?.rules.at(-1)).toEqual({ rule: 'callingHours', verdict: 'notCalled' });
		for (const other of [gateOf({}), gateOf({ evidence: false }, key)]) {
			await other.ask(one, night);
			expect(other.evidenceOf!(one, result)).toBeNull();
		}
	});

	it('says when a call may be made that it keeps back for now', async () => {
		const { gate } = gateWith({ outsideHours: 'notCalled', maxCallsPerNumber: 1 });
		const [one, other] = [call(), call()];
		for (let asked = 0; asked < 2; asked += 1) await gate.ask(one, MORNING);
		expect(await gate.ask(other, MORNING)).toMatchObject({
			notCalled: 'calledTooOften',
			notBefore: '2026-06-11T12:00:00.000Z',
		});
		expect(await gate.ask(call(), MORNING - HOUR_MS)).toMatchObject({
			notCalled: 'outsideCallingHours',
			notBefore: '2026-06-10T12:00:00.000Z',
		});
	});

	it('knows the number that the call comes from', async () => {
		const own = { ...readyCall('cmCom', { from: '+1 212 555 0123' }), to: '+12125550123' };
		const { gate: others } = gateWith({ ownNumbers: '+1 212 555 0123' });
		const refused = {
			notCalled: 'riskyNumber',
			sentence: 'The number is one that the calls come from.',
		};
		const gate = createRuleGate(() => ruleSettings({}), {});
		expect(await gate.ask(own, MORNING)).toEqual(refused);
		expect(await gate.ask(call(), MORNING)).toEqual({ go: true });
		expect(await others.ask(call(), MORNING)).toEqual(refused);
	});
});

it('a judgement without a history counts nothing', async () => {
	const { reservation } = await askRules(ruleSettings({}), call(), MORNING, {}, { moment: 'send' });
	expect(reservation).toBeUndefined();
});
