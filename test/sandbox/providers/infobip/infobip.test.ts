import { control, openSandbox } from '../../support';
import { asking, COURIER_SCENARIO, launch, statuses, TO } from './support';

const UUID = /^[\da-f-]{36}$/;

describe('launching an Infobip scenario', () => {
	it('answers with a status for the number, and no bulk id', async () => {
		const sandbox = await openSandbox();
		const { status, body } = await launch(sandbox, { callbackData: 'order-1042' });
		expect(status).toBe(200);
		expect(body).toEqual({
			messages: [
				{
					to: TO,
					messageId: expect.stringMatching(UUID),
					status: {
						groupId: 1,
						groupName: 'PENDING',
						id: 26,
						name: 'PENDING_ACCEPTED',
						description: expect.any(String),
					},
				},
			],
		});
		expect(sandbox.calls()).toMatchObject([
			{
				to: `+${TO}`,
				flowId: COURIER_SCENARIO,
				reference: 'order-1042',
				id: body.messages[0].messageId,
			},
		]);
	});

	it('calls each number of a bulk, and gives the bulk an id', async () => {
		const sandbox = await openSandbox();
		const destinations = [{ to: TO, messageId: 'mine' }, { to: '14155550103' }];
		const answer = await launch(sandbox, { destinations });
		expect(statuses(answer)).toEqual(['PENDING_ACCEPTED', 'PENDING_ACCEPTED']);
		expect(answer.body.bulkId).toMatch(UUID);
		expect(sandbox.calls()[0]).toMatchObject({ id: 'mine', to: `+${TO}` });
		expect((await launch(sandbox, {}, { bulkId: 'B-1' })).body.bulkId).toBe('B-1');
	});

	it('hands parameters to the flow', async () => {
		const sandbox = await openSandbox();
		await launch(sandbox, { parameters: { order_number: '1042', origin_store: 'Rome' } });
		await sandbox.idle();
		expect(JSON.stringify(sandbox.calls()[0]!.timeline)).toContain('1042');
	});

	it.each([
		['a plus', { destinations: [{ to: `+${TO}` }] }, 'REJECTED_DESTINATION'],
		['letters', { destinations: [{ to: 'x' }] }, 'REJECTED_DESTINATION'],
		['a number of nobody', { from: '442079460099' }, 'REJECTED_SOURCE'],
		['no sender', { from: undefined }, 'REJECTED_SOURCE'],
	])('with %s is 200 with a rejection, and calls nobody', async (_what, message, name) => {
		const sandbox = await openSandbox();
		const answer = await launch(sandbox, message);
		expect([answer.status, ...statuses(answer)]).toEqual([200, name]);
		expect(answer.body.messages[0].status.groupName).toBe('REJECTED');
		expect(sandbox.calls()).toEqual([]);
	});

	it('rejects one number of two, and a message id that was used before', async () => {
		const sandbox = await openSandbox();
		const destinations = [{ to: TO, messageId: 'm-1' }, { to: '+1' }];
		expect(statuses(await launch(sandbox, { destinations }))).toEqual([
			'PENDING_ACCEPTED',
			'REJECTED_DESTINATION',
		]);
		expect(statuses(await launch(sandbox, { destinations }))).toEqual([
			'REJECTED_DUPLICATE_MESSAGE_ID',
			'REJECTED_DESTINATION',
		]);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it.each([
		['parameters that are no text', { parameters: { parcels: 2 } }],
		['a sender with a plus', { from: '+442079460036' }],
		['a reference of 201 characters', { callbackData: 'r'.repeat(201) }],
		['an address that is none', { notifyUrl: 'hooks' }],
		['no destination', { destinations: [] }],
		['no scenario', { scenarioId: '' }],
	])('refuses %s with 400', async (_what, message) => {
		const sandbox = await openSandbox();
		const { status, body } = await launch(sandbox, message);
		expect(status).toBe(400);
		expect(body.requestError.serviceException).toEqual({
			messageId: 'BAD_REQUEST',
			text: expect.any(String),
		});
		expect(sandbox.calls()).toEqual([]);
	});

	it.each([
		['http-400', 400],
		['http-404', 404],
	] as const)('refuses an unknown scenario with %s', async (infobipUnknownScenario, status) => {
		const sandbox = await openSandbox({ options: { infobipUnknownScenario } });
		expect((await launch(sandbox, { scenarioId: 'ABC' })).status).toBe(status);
		expect(sandbox.calls()).toEqual([]);
	});

	it('rejects the number of an unknown scenario where it is told to', async () => {
		const sandbox = await openSandbox({ options: { infobipUnknownScenario: 'rejected' } });
		const answer = await launch(sandbox, { scenarioId: 'ABC' });
		expect(statuses(answer)).toEqual(['UNDELIVERABLE_REJECTED_PLATFORM']);
		expect(sandbox.calls()).toEqual([]);
	});

	it('rejects a number that does not exist where it is told to', async () => {
		const sandbox = await openSandbox({ options: { infobipInvalidNumber: 'rejected' } });
		const answer = await launch(sandbox, { destinations: [{ to: '14155550105' }, { to: TO }] });
		expect(statuses(answer)).toEqual(['REJECTED_DESTINATION', 'PENDING_ACCEPTED']);
	});

	it('strikes with a fault that names the number, though it has no plus', async () => {
		const sandbox = await openSandbox();
		await control(sandbox, 'POST', '/faults', {
			provider: 'infobip',
			fault: 'http-429',
			times: 1,
			to: '+14155550103',
		});
		expect((await launch(sandbox, {})).status).toBe(200);
		const { status, body } = await launch(sandbox, { destinations: [{ to: '14155550103' }] });
		expect([status, body.requestError.serviceException.messageId]).toEqual([
			429,
			'TOO_MANY_REQUESTS',
		]);
	});
});

describe('the key of Infobip', () => {
	it.each(['/voice/ivr/1/scenarios', '/voice/1/reports'])('is wanted at %s', async (path) => {
		const sandbox = await openSandbox();
		const { status, body } = await asking(sandbox, path, { key: 'no' });
		expect(status).toBe(401);
		expect(body.requestError.serviceException.messageId).toBe('UNAUTHORIZED');
	});

	it('is wanted to call, as App and in no other way', async () => {
		const sandbox = await openSandbox();
		const path = '/voice/ivr/1/messages';
		expect((await asking(sandbox, path, { method: 'POST', key: 'no' })).status).toBe(401);
		const bearer = await fetch(`${sandbox.baseUrls.infobip}/voice/ivr/1/scenarios`, {
			headers: { authorization: 'Bearer sandbox-infobip-key' },
		});
		expect(bearer.status).toBe(401);
	});
});

describe('the scenarios of Infobip', () => {
	it('are listed with id and name', async () => {
		const { status, body } = await asking(await openSandbox(), '/voice/ivr/1/scenarios');
		expect(status).toBe(200);
		expect(body).toContainEqual(
			expect.objectContaining({ id: COURIER_SCENARIO, name: 'Courier at the door' }),
		);
	});

	it('come in pages, and by name', async () => {
		const sandbox = await openSandbox();
		const names = async (query: string) => {
			const { body } = await asking(sandbox, `/voice/ivr/1/scenarios?${query}`);
			return (body as Array<{ name: string }>).map(({ name }) => name);
		};
		const all = await names('');
		expect(await names('pageSize=2')).toEqual(all.slice(0, 2));
		expect(await names('pageSize=2&page=2')).toEqual(all.slice(2, 4));
		expect(await names('name=courier')).toEqual(all.filter((name) => /courier/i.test(name)));
	});

	it.each(['pageSize=51', 'pageSize=0', 'page=0', 'page=x'])('refuse %s', async (query) => {
		const { status } = await asking(await openSandbox(), `/voice/ivr/1/scenarios?${query}`);
		expect(status).toBe(400);
	});
});
