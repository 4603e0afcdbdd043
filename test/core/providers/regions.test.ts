import { check, providers, type ProviderId } from '../../../core';
import { ACCOUNTS, thrownBy } from '../samples';

const account = (id: ProviderId, change: object) =>
	check<unknown>(providers[id].account, { ...ACCOUNTS[id], ...change }, id);

describe.each(['talkdesk', 'cmCom', 'kaleyra'] as const)('an unreadable region (%s)', (id) => {
	it('is named with those that there are', () => {
		expect(thrownBy(() => account(id, { region: 'sanbox' }))).toMatchObject({
			field: 'region',
			message: expect.stringMatching(/^"Region" has to be one of .*sandbox, custom\.$/),
		});
	});

	it('is empty where nothing was chosen', () => {
		expect(thrownBy(() => account(id, { region: '' }))).toMatchObject({
			field: 'region',
			message: '"Region" is empty.',
		});
	});
});
