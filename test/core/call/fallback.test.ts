import {
	VoiceError,
	createMemoryHistory,
	createReportWatch,
	createRuleGate,
	providers,
	ruleSettings,
	settingsElsewhere,
	type Gate,
} from '../../../core';
import { memoryReferences, type Answer } from '../../support/fakes';
import { rejectionOf } from '../samples';
import { FIRST, SECOND, SECOND_BACK, fallBack } from './falling-back';
import { ACCEPTED } from './placing';
const unreachable = new VoiceError('unreachable', 'No response from api.example.com.');
const many = (answer: Answer, times: number) => Array.from({ length: times }, () => answer);

const FOR_THE_SECOND: Array<[string, Answer[]]> = [
	['that cannot be reached', many(unreachable, 4)],
	['that refuses the credentials', [{ status: 401 }]],
	['that refuses the account', [{ status: 403 }]],
	['that does not know the flow', [{ status: 404 }]],
	['that refuses the request', [{ status: 400 }]],
	['that has no room for long', many({ status: 429 }, 7)],
	['that asks for too long a pause', [{ status: 429, headers: { 'retry-after': '300' } }]],
];

const NEVER: Array<[string, Answer[]]> = [
	['that may have called before it answered 500', [{ status: 500 }]],
	['that does not answer in time', [new VoiceError('timedOut', 'No answer.')]],
	['whose connection broke', [new VoiceError('connectionLost', 'Broken.')]],
	['that answers something unreadable', [{ status: 200, body: '<html>' }]],
];

describe('startWithFallback', () => {
	it('asks one account where that one calls', async () => {
		const { run, first, second } = fallBack({ first: [ACCEPTED.talkdesk] });
		expect(await run()).toMatchObject({ isFallback: false, result: { provider: FIRST.id } });
		expect([first.asked.length, second.asked.length]).toEqual([1, 0]);
	});

	it.each(FOR_THE_SECOND)('asks the second one after one %s', async (_how, answers) => {
		const { run, second, references } = fallBack({
			first: answers,
			second: [ACCEPTED.cmCom],
		});
		const started = await run();
		expect(started).toMatchObject({
			isFallback: true,
			kind: 'sent',
			back: SECOND_BACK,
			result: { provider: SECOND.id, reference: 'order-1042', confirmed: true },
		});
		expect(started.notes[0]).toMatch(/The fallback was used: .*\.$/);
		expect(second.asked).toHaveLength(1);
		expect([...references.known]).toEqual(['order-1042']);
	});

	it.each(NEVER)('asks nobody else after one %s', async (_how, answers) => {
		const { run, second, references } = fallBack({ first: answers });
		expect(await run()).toMatchObject({
			isFallback: false,
			kind: 'sent',
			result: { provider: FIRST.id, confirmed: false },
		});
		expect(second.asked).toHaveLength(0);
		expect([...references.known]).toEqual(['order-1042']);
	});

	it('asks nobody for a wrong number, or where a gate objects', async () => {
		const wrong = fallBack({ settings: { to: 'nobody' } });
		expect(await wrong.run()).toMatchObject({ kind: 'refused', isFallback: false });
		const gate: Gate = { ask: () => ({ notCalled: 'doNotCall', sentence: 'Not this one.' }) };
		const kept = fallBack({ gates: [gate] });
		expect(await kept.run()).toMatchObject({
			kind: 'notCalled',
			result: { reason: 'doNotCall', provider: FIRST.id },
		});
		expect(kept.references.known.size).toBe(0);
	});

	it('asks nobody under a reference that was called before', async () => {
		const references = memoryReferences();
		references.known.add('order-1042');
		const { run, second } = fallBack({ references });
		expect(await run()).toMatchObject({ kind: 'notCalled', result: { reason: 'alreadyCalled' } });
		expect(second.asked).toHaveLength(0);
	});

	it('tells both reasons where neither calls, and the reference is free again', async () => {
		const { run, references, reservations } = fallBack({
			first: [{ status: 403 }],
			second: [{ status: 401 }],
		});
		const error = (await rejectionOf(run())) as VoiceError;
		expect(error).toMatchObject({ kind: 'forbidden', dialled: 'no' });
		expect(error.message).toContain('The fallback did not call either');
		expect(references.known.size).toBe(0);
		expect(await reservations.reserve('order-1042')).not.toBeNull();
	});

	it('does not fall back from the second account, whose call may have been made', async () => {
		const { run, references } = fallBack({ first: [{ status: 401 }], second: [{ status: 500 }] });
		expect(await run()).toMatchObject({
			isFallback: true,
			result: { provider: SECOND.id, confirmed: false },
		});
		expect(references.known.size).toBe(1);
	});
});

describe('the reference of a call with a fallback', () => {
	it('is nobody else’s from the first account to the second', async () => {
		const seen: Array<[string, boolean, boolean]> = [];
		const look = (what: string) =>
			seen.push([what, told.references.known.has('order-1042'), taken()]);
		let other: unknown = 'not asked';
		const taken = () => other === null;
		const ask = async (what: string) => {
			other = await told.reservations.reserve('order-1042');
			look(what);
		};
		const told = fallBack({
			first: [async () => (await ask('first'), { status: 401, headers: {}, body: undefined })],
			second: [
				async () => (
					await ask('second'),
					{ headers: {}, body: undefined, status: 200, ...ACCEPTED.cmCom }
				),
			],
		});
		await told.run();
		expect(seen).toEqual([
			['first', true, true],
			['second', true, true],
		]);
	});

	it('is free for the next process while the second account waits, and taken in this one', async () => {
		let asks = 0;
		const between: unknown[] = [];
		const gate: Gate = {
			async ask() {
				// twice for the first account; the third is the first question for the second
				if (++asks === 3)
					between.push(
						told.references.known.has('order-1042'),
						await told.reservations.reserve('order-1042'),
					);
				return { go: true };
			},
		};
		const told = fallBack({
			first: [{ status: 401 }],
			second: [ACCEPTED.cmCom],
			gates: [gate],
		});
		await told.run();
		expect(between).toEqual([false, null]);
		expect(told.references.known.has('order-1042')).toBe(true);
	});

	it('stays used where it cannot be handed over, and nobody is called', async () => {
		const references = memoryReferences();
		const broken = {
			...references,
			remove: async () => {
				throw new VoiceError('notConfigured', 'The store is broken.');
			},
		};
		const { run, second } = fallBack({ first: [{ status: 401 }], references: broken });
		await expect(run()).rejects.toMatchObject({ kind: 'unauthorized' });
		expect(second.asked).toHaveLength(0);
		expect(references.known.size).toBe(1);
	});

	it('is proven by a report of the first account that comes after all', async () => {
		const watch = createReportWatch();
		const token = { id: 'call-1' };
		let asks = 0;
		const gate: Gate = {
			ask: () => {
				if (++asks === 3) watch.arrived(token);
				return { go: true };
			},
		};
		const { run, second, references } = fallBack({
			first: [{ status: 401 }],
			gates: [gate],
			lent: { reported: watch.watch(token) },
		});
		expect(await run()).toMatchObject({
			isFallback: false,
			kind: 'sent',
			result: { provider: FIRST.id, confirmed: true },
		});
		expect(second.asked).toHaveLength(0);
		expect(references.known.size).toBe(1);
	});
});

describe('the rules of a call with a fallback', () => {
	it('are asked for both accounts, and count one call', async () => {
		const history = createMemoryHistory();
		const rules = ruleSettings(
			{ purpose: 'emergency', maxCallsPerHour: '1' },
			{ defaultCountry: '' },
		);
		const gate = createRuleGate(() => rules, { history });
		const told = { gates: [gate], first: [{ status: 401 }], second: [ACCEPTED.cmCom] };
		expect(await fallBack(told).run()).toMatchObject({ kind: 'sent', isFallback: true });
		expect(await fallBack({ ...told, settings: { reference: 'order-2' } }).run()).toMatchObject({
			kind: 'notCalled',
			result: { reason: 'ceilingReached' },
		});
	});
});

describe('the settings of a fallback', () => {
	it('are checked before anybody is called', async () => {
		const { run, first } = fallBack({ own: { flowId: '', from: '+442079460018' } });
		const error = (await rejectionOf(run())) as VoiceError;
		expect(error).toMatchObject({ kind: 'invalidRequest', field: 'fallback.flowId' });
		expect(error.message).toMatch(/^Fallback: "Flow ID"/);
		expect(first.asked).toHaveLength(0);
	});

	it('share what both providers take, with a flow and a number of their own', async () => {
		const { run, second } = fallBack({
			settings: { from: undefined, variables: { order: '1042' } },
			first: [{ status: 401 }],
			second: [ACCEPTED.cmCom],
		});
		const started = await run();
		expect(started).toMatchObject({ kind: 'sent' });
		expect(JSON.stringify(second.asked[0]!.body)).toContain('1042');
	});

	it('leave out a comfort that the second provider does not have', () => {
		const given = { to: '+14155550123', ringSeconds: 30, voicemail: 'stop', flowId: 'theirs' };
		expect(settingsElsewhere(given, providers.talkdesk, { flowId: 'own' })).toEqual({
			to: '+14155550123',
			flowId: 'own',
		});
		expect(settingsElsewhere(given, SECOND, { flowId: 'own' })).toMatchObject({
			ringSeconds: 30,
			voicemail: 'stop',
		});
	});
});
