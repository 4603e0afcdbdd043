import { type Exit } from '../../../core';
import answered from '../../fixtures/cm-com/report-answered.json';
import { REFERENCE, cmReport, readBody } from './read-report';

describe('a report of CM.com', () => {
	it.each<[number, string, Exit]>([
		[9, 'Cancelled', 'noAnswer'],
		[10, 'Finished successfully', 'answered'],
		[11, 'Failed', 'failed'],
		[12, 'Call rejected', 'busy'],
	])('with code %i (%s) ends in %s', (code, description, exit) => {
		expect(readBody('cmCom', cmReport(code, undefined, description))).toMatchObject({
			kind: 'final',
			exit,
			providerStatus: `${code} ${description}`,
			sipCode: null,
		});
	});

	// RFC 3261, section 21: what the called side answered
	it.each<[number, string, Exit]>([
		[11, '486', 'busy'],
		[12, '486', 'busy'],
		[11, '600', 'busy'],
		[11, '603', 'busy'],
		[12, '603', 'busy'],
		[11, '404', 'invalidNumber'],
		[12, '404', 'invalidNumber'],
		[11, '410', 'invalidNumber'],
		[11, '484', 'invalidNumber'],
		[12, '604', 'invalidNumber'],
		[11, '408', 'noAnswer'],
		[11, '480', 'noAnswer'],
		[12, '480', 'noAnswer'],
		[11, '503', 'failed'],
		[11, '999', 'failed'],
		[12, '999', 'busy'],
		[9, '486', 'noAnswer'],
		[10, 'BYE', 'answered'],
		[10, '486', 'answered'],
	])('with code %i and SIP code %s ends in %s', (code, sip, exit) => {
		expect(readBody('cmCom', cmReport(code, sip))).toMatchObject({ exit, sipCode: sip });
	});

	it('has the SIP code as text, even when it came as a number', () => {
		expect(readBody('cmCom', cmReport(12, 486))).toMatchObject({ exit: 'busy', sipCode: '486' });
	});

	it.each([0, 8, 13, 99, 'constructor'])(
		'with code %j, which is not documented, is no result',
		(code) => {
			expect(readBody('cmCom', cmReport(code, '486'))).toMatchObject({
				kind: 'final',
				exit: 'noResult',
				providerStatus: `${code} words`,
			});
		},
	);

	it('has its code in the status even where the words are missing', () => {
		expect(readBody('cmCom', { result: { code: 10 } })).toMatchObject({ providerStatus: '10' });
	});

	it('hands on ids and the whole report, and invents nothing', () => {
		expect(readBody('cmCom', answered, { rb: 'TOKEN' })).toEqual({
			kind: 'final',
			exit: 'answered',
			providerStatus: '10 Finished successfully',
			callId: answered['call-id'],
			sipCode: 'BYE',
			ringSeconds: null,
			talkSeconds: null,
			answers: {},
			raw: answered,
		});
	});

	it('in a list is the one with our instruction id', () => {
		const list = [
			{ ...cmReport(10), 'instruction-id': 'another' },
			{ ...cmReport(12), 'instruction-id': REFERENCE },
		];
		expect(readBody('cmCom', list)).toMatchObject({ exit: 'busy' });
	});

	it.each([
		['nothing', ''],
		['no result', { 'instruction-id': REFERENCE }],
		['a result that is text', { result: '10' }],
		['a result without a code', { result: { description: 'Failed' } }],
		['a code that is no scalar', { result: { code: [10] } }],
		['an empty list', []],
		['a list of texts', ['10']],
		['broken JSON', '{"result":{"code":10}'],
		['XML', '<result><code>10</code></result>'],
	])('with %s in it is unreadable', (_what, body) => {
		expect(readBody('cmCom', body)).toMatchObject({ kind: 'unreadable' });
	});
});
