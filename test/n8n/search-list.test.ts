import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { searchList } from '../../nodes/TriggerVoiceFlow/search-list';
import { executeContext, type Answer } from './support/contexts';

const list = (answer: Answer, filter?: string) => {
	const { context } = executeContext({ parameters: { provider: 'kaleyra' }, answers: [answer] });
	return searchList('callers').call(context as unknown as ILoadOptionsFunctions, filter);
};
const NUMBERS: Answer = {
	status: 200,
	body: {
		code: 'CLE402',
		data: [
			{ number: '+14155550160', iso_code: 'US' },
			{ number: '442079460018', iso_code: 'GB' },
			{ number: 'none' },
		],
	},
};

describe('searchList', () => {
	it('lists the numbers of the account, as they can be called from', async () => {
		expect(await list(NUMBERS)).toEqual({
			results: [
				{ name: '+14155550160 (US)', value: '+14155550160' },
				{ name: '+442079460018 (GB)', value: '+442079460018' },
			],
		});
	});

	it('finds them by what is typed', async () => {
		expect((await list(NUMBERS, 'gb')).results.map(({ value }) => value)).toEqual([
			'+442079460018',
		]);
	});

	it.each<[string, Answer, RegExp]>([
		['the key is refused', { status: 403, body: {} }, /refused the credentials/],
		['the answer is no list', { status: 200, body: '<html>' }, /refused the request \(200\)/],
	])('says so when %s', async (_says, answer, words) => {
		await expect(list(answer)).rejects.toThrow(words);
	});
});
