import { readBody } from './read-report';

const ERROR = { id: 5000, name: 'VOICE_ANSWERED' };
const read = (result: object) => readBody('infobip', { results: [{ error: ERROR, ...result }] });

describe('a report of Infobip', () => {
	it('hands on all that it says', () => {
		const own = {
			messageId: 'm-1',
			voiceCall: {
				startTime: '2018-06-25T13:38:15.000+0000',
				answerTime: '2018-06-25T13:38:25.000+0000',
				duration: 10,
				chargedDuration: 30,
				dtmfCodes: '1',
				answeredBy: 'HUMAN',
				ivr: {
					scenarioId: '333',
					collectedDtmfs: '{"choice":"3","floor":"8"}',
					collectedMappedDtmfs: '{"choice":"today"}',
					spokenInput: '{"name":"my name is Ada"}',
					matchedSpokenInput: '{"name":"Ada"}',
				},
			},
			price: { pricePerSecond: 0.01, currency: 'EUR' },
			error: ERROR,
		};
		expect(read(own)).toEqual({
			kind: 'final',
			exit: 'answered',
			providerStatus: 'VOICE_ANSWERED',
			callId: 'm-1',
			ringSeconds: 10,
			talkSeconds: 10,
			answers: { digits: '1', choice: 'today', floor: '8', name: 'Ada' },
			answeredBy: 'human',
			cost: { amount: 0.3, currency: 'EUR' },
			raw: own,
		});
	});

	it.each([
		['nothing', {}],
		['nulls', { messageId: null, voiceCall: null, price: null }],
		[
			'empty fields',
			{
				messageId: '',
				voiceCall: { dtmfCodes: '', answeredBy: '', answerTime: '', ivr: { collectedDtmfs: '' } },
				price: {},
			},
		],
		[
			'other kinds',
			{
				voiceCall: {
					startTime: 1,
					answerTime: {},
					duration: 'long',
					chargedDuration: [],
					answeredBy: 'FAX',
					ivr: { collectedDtmfs: '{"a":', spokenInput: '["x"]', collectedMappedDtmfs: 'null' },
				},
				price: { pricePerSecond: '0.01', currency: 'EUR' },
			},
		],
		[
			'times in the wrong order',
			{
				voiceCall: {
					startTime: '2018-06-25T13:38:25.000+0000',
					answerTime: '2018-06-25T13:38:15.000+0000',
				},
			},
		],
	])('with %s beside the error knows nothing of them', (_what, result) => {
		expect(read(result)).toMatchObject({
			kind: 'final',
			exit: 'answered',
			callId: null,
			ringSeconds: null,
			talkSeconds: null,
			answers: {},
			answeredBy: null,
			cost: null,
		});
	});

	it.each([
		[{ pricePerSecond: 0.1, currency: 'EUR' }, 3, { amount: 0.3, currency: 'EUR' }],
		[{ pricePerSecond: 0.01, currency: 'EUR' }, 0, { amount: 0, currency: 'EUR' }],
		[{ pricePerSecond: 0.005 }, 60, { amount: 0.3, currency: null }],
		[{ pricePerSecond: 0.01, currency: 'EUR' }, undefined, null],
		[{ currency: 'EUR' }, 30, null],
	])('with the price %j and %s seconds to pay costs %j', (price, chargedDuration, cost) => {
		expect(read({ price, voiceCall: { chargedDuration } })).toMatchObject({ cost });
	});

	it.each([
		['nothing', ''],
		['broken JSON', '{"results":[{"error":'],
		['XML', '<results><error>5000</error></results>'],
		['no results', '{"error":{"id":5000,"name":"VOICE_ANSWERED"}}'],
		['empty results', '{"results":[]}'],
		['results that are none', '{"results":[null,"x",[]]}'],
		['a list of results', '[{"error":{"id":5000,"name":"VOICE_ANSWERED"}}]'],
		['a result without a word', '{"results":[{"messageId":"m-1"}]}'],
		['words of another kind', '{"results":[{"error":{"name":{}},"status":{"name":[]}}]}'],
	])('with %s in it is unreadable', (_what, body) => {
		expect(readBody('infobip', body)).toMatchObject({
			kind: 'unreadable',
			why: expect.stringMatching(/\.$/),
		});
	});
});
