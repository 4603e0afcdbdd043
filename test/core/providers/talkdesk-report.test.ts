import { type Exit } from '../../../core';
import answered from '../../fixtures/talkdesk/report-answered.json';
import { readBody } from './read-report';

describe('a report of a Talkdesk flow', () => {
	it.each<[string, Exit]>([
		['Answered', 'answered'],
		['answered', 'answered'],
		['Invalid number', 'invalidNumber'],
		['invalid_number', 'invalidNumber'],
		['Busy', 'busy'],
		['busy', 'busy'],
		['rejected', 'busy'],
		['No Answer', 'noAnswer'],
		['no_answer', 'noAnswer'],
		['NO-ANSWER', 'noAnswer'],
		[' no answer ', 'noAnswer'],
		['voicemail', 'voicemail'],
		['Voicemail', 'voicemail'],
		['failed', 'failed'],
		['error', 'failed'],
	])('that says %j ends in %s', (exit, ends) => {
		expect(readBody('talkdesk', { exit })).toMatchObject({
			kind: 'final',
			exit: ends,
			providerStatus: exit,
		});
	});

	it.each([
		'ok',
		'call_aborted',
		'timeout',
		'Answered by an alien',
		'constructor',
		'__proto__',
		'1',
	])('that says %j, which is not documented, is no result and keeps the word', (exit) => {
		expect(readBody('talkdesk', { exit })).toMatchObject({
			kind: 'final',
			exit: 'noResult',
			providerStatus: exit,
		});
	});

	it('hands on everything that the flow knows', () => {
		expect(readBody('talkdesk', answered)).toEqual({
			kind: 'final',
			exit: 'answered',
			providerStatus: 'Answered',
			callId: answered.interaction_id,
			ringSeconds: 7,
			talkSeconds: 31.5,
			answers: {
				delivery_day: 'monday',
				floor: '3',
				signed: 'true',
				digits: '1',
				forward: 'noAnswer',
			},
			raw: answered,
		});
	});

	it.each([
		['No answer', 'noAnswer'],
		['Invalid Number', 'invalidNumber'],
		['ok', 'answered'],
		['somewhere else', 'somewhere else'],
	])('tells apart how a second leg ended (%j), which is no exit of the call', (forward, told) => {
		expect(readBody('talkdesk', { exit: 'Answered', forward })).toMatchObject({
			exit: 'answered',
			answers: { forward: told },
		});
	});

	it.each(['started', 'calling', 'Ringing', 'in progress'])(
		'that says %j decides nothing yet',
		(exit) => {
			expect(readBody('talkdesk', { exit })).toMatchObject({
				kind: 'interim',
				providerStatus: exit,
			});
		},
	);

	it.each([
		['a body of JSON', '{"exit":"Busy"}', {}],
		['a form', 'exit=Busy&interaction_id=i-1', {}],
		['a query', '', { exit: 'Busy' }],
		['a list of one', '[{"exit":"Busy"}]', {}],
	])('is read from %s', (_what, body, query) => {
		expect(readBody('talkdesk', body, query)).toMatchObject({ kind: 'final', exit: 'busy' });
	});

	it.each([
		['nothing', ''],
		['no exit', '{"interaction_id":"i-1"}'],
		['an empty exit', '{"exit":""}'],
		['an exit that is no text', '{"exit":{"word":"Busy"}}'],
		['broken JSON', '{"exit":"Busy"'],
		['JSON that is no object', '["Busy"]'],
		['XML', '<exit>Busy</exit>'],
		['a page that looks like a form', '<a href="?x=1&exit=Busy&y=2">'],
		['text', 'Busy'],
	])('with %s in it is unreadable', (_what, body) => {
		expect(readBody('talkdesk', body)).toMatchObject({
			kind: 'unreadable',
			why: expect.any(String),
		});
	});
});
