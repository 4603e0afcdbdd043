import { VoiceError, listOf, providers, type ProviderId } from '../../../core';
import { scriptedTransport, type Answer } from '../../support/fakes';
import { ACCOUNTS, SECRET_MARKER, rejectionOf } from '../samples';

const list = (id: ProviderId, answers: Answer[], account: object = {}) => {
	const transport = scriptedTransport(...answers);
	const listed = listOf(providers[id], 'callers', { ...ACCOUNTS[id], ...account }, transport);
	return { transport, listed };
};
const subscribed = (...data: unknown[]): Answer => ({ body: { code: 'CLE402', data } });

describe('listOf', () => {
	it('asks Kaleyra for the numbers of the account, and dials no number', async () => {
		const { transport, listed } = list('kaleyra', [subscribed()]);
		expect(await listed).toEqual([]);
		expect(transport.asked).toMatchObject([
			{
				method: 'GET',
				url: 'https://api.in.kaleyra.io/v1/HX0000000001IN/number/subscriptions',
			},
		]);
	});

	it.each([
		['+442079460123', 'GB'],
		['442079460123', 'GB'],
		[442079460123, 'GB'],
	])('reads the number %j as E.164', async (number, country) => {
		const { listed } = list('kaleyra', [subscribed({ number, iso_code: country })]);
		expect(await listed).toEqual([{ value: '+442079460123', label: `+442079460123 (${country})` }]);
	});

	it.each([[{ number: '123' }], [{ number: 'reception' }], [{}], [null], ['+442079460123']])(
		'leaves out %j, from which no call can be placed',
		async (entry) => {
			const known = { number: '+442079460123', iso_code: 'GB' };
			const { listed } = list('kaleyra', [subscribed(entry, known)]);
			expect(await listed).toHaveLength(1);
		},
	);

	it.each(['talkdesk', 'cmCom'] as const)(
		'has none for %s, which publishes no list',
		async (id) => {
			const { transport, listed } = list(id, []);
			expect(await listed).toEqual([]);
			expect(transport.asked).toHaveLength(0);
		},
	);

	it.each([
		[401, 'unauthorized'],
		[403, 'unauthorized'],
		[404, 'refused'],
		[500, 'refused'],
	])('rejects on status %i as %s, and tells no secret', async (status, kind) => {
		const error = await rejectionOf(list('kaleyra', [{ status, body: {} }]).listed);
		expect(error).toMatchObject({ kind, status });
		expect(JSON.stringify(error)).not.toContain(SECRET_MARKER);
	});

	it.each([['<html>'], [{}], [{ data: 'x' }], [undefined], [[]]])(
		'rejects when it cannot read the list: %j',
		async (body) => {
			await expect(list('kaleyra', [{ body }]).listed).rejects.toBeInstanceOf(VoiceError);
		},
	);

	it('names the field of an account that is not filled in', async () => {
		expect(await rejectionOf(list('kaleyra', [], { sid: '' }).listed)).toMatchObject({
			field: 'sid',
		});
	});
});
