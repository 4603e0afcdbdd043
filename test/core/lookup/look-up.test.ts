import { lookUpResult, providers, type PlacedCall } from '../../../core';
import { isReport, lookUpWith, reporting, WHOLE_TRAIL } from './looking-up';
import { rejectionOf } from '../samples';

describe('lookUpResult', () => {
	it.each([
		{ shape: 'wrapped', ending: '01', exit: 'answered', exits: 'snake-case', word: 'answered' },
		{ shape: 'flat', ending: '03', exit: 'busy', exits: 'as-in-studio', word: 'Busy' },
		{ shape: 'flat', ending: '04', exit: 'noAnswer', exits: 'snake-case', word: 'no_answer' },
		{
			shape: 'wrapped',
			ending: '05',
			exit: 'invalidNumber',
			exits: 'as-in-studio',
			word: 'Invalid number',
		},
		{ shape: 'wrapped', ending: '06', exit: 'failed', exits: 'snake-case', word: 'error' },
	])('finds $exit, spelt "$word", behind a job that is $shape', async (row) => {
		const { shape, ending, exit, exits, word } = row;
		const world = await reporting({
			options: { talkdeskReportShape: shape, talkdeskReportExits: exits },
		});
		await world.placed('02');
		const call = await world.placed(ending);
		expect(await world.lookUp(call)).toMatchObject({
			exit,
			provider: 'talkdesk',
			callId: call.callId,
			reference: 'r',
			to: call.to,
			confirmed: true,
			providerStatus: word,
			ringSeconds: null,
			receivedAt: expect.stringMatching(/^2026-/),
		});
		// one that is done at once and says where needs no second question
		const trail = WHOLE_TRAIL.filter((step) => shape === 'flat' || step !== 'GET jobs');
		expect(world.trail()).toEqual(trail);
	});

	it('keeps the rows of the call, and those alone, as they came', async () => {
		const world = await reporting();
		await world.placed('03');
		const call = await world.placed('01');
		const { raw } = (await world.lookUp(call))!;
		const { entries } = raw as { entries: Array<Record<string, unknown>> };
		expect(entries.map(({ interaction_id }) => interaction_id)).toEqual(
			entries.map(() => call.callId),
		);
		expect(entries[0]).toMatchObject({ step_name: 'order_event', step_execution_order: 0 });
	});

	it('learns the number from the report where it was unknown', async () => {
		const world = await reporting();
		const { to, ...call } = await world.placed('01');
		expect((await world.lookUp({ ...call, to: '' }))!.to).toBe(to);
	});

	it('asks for the time around the call', async () => {
		const world = await reporting();
		await world.lookUp({ ...(await world.placed('01')), placedAt: '2025-12-31T20:00:00.000Z' });
		const { body } = world.asked.find(({ url }) => isReport(url))!;
		expect(body).toMatchObject({
			json: { timespan: { from: '2025-12-31T19:55:00.000Z', to: '2025-12-31T21:00:00.000Z' } },
		});
	});

	it('knows nothing while the rows are not there', async () => {
		const world = await reporting({ options: { talkdeskReportDelaySeconds: 1e9 } });
		expect(await world.lookUp(await world.placed('01'))).toBeNull();
	});

	it('knows nothing of a call that is not there', async () => {
		const world = await reporting();
		expect(await world.lookUp({ ...(await world.placed('01')), callId: 'another' })).toBeNull();
	});

	it('never starts a call', async () => {
		const { sandbox } = await lookUpWith({});
		expect(sandbox.calls()).toHaveLength(1);
	});

	it.each([
		['cmCom', {}, 'provider'],
		['talkdesk', { callId: ' ' }, 'callId'],
		['talkdesk', { placedAt: 'yesterday' }, 'placedAt'],
	] as const)('of %s with %j names what is wrong, and sends nothing', async (id, change, field) => {
		const world = await reporting();
		const call: PlacedCall = {
			...{ callId: 'c-1', placedAt: null, reference: 'r', to: '', context: null },
			...change,
		};
		const accounts = { talkdesk: world.account, cmCom: { productToken: 'x' } };
		const looked = lookUpResult(providers[id], accounts[id], call, world.host);
		expect(await rejectionOf(looked)).toMatchObject({ field, dialled: 'no' });
		expect(world.asked).toEqual([]);
	});

	it('gives up when no look-up waits any more', async () => {
		const world = await reporting();
		const call = await world.placed('01');
		const stop = new AbortController();
		const looked = world.lookUp(call, { signal: stop.signal });
		stop.abort();
		await rejectionOf(looked);
		expect(world.trail()).toEqual([]);
	});
});
