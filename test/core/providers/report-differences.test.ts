/** What providers cannot say in the same way. */
import { providers, type Exit, type ProviderId } from '../../../core';
import { cmReport, readBody } from './read-report';

const EVERY_NUMBER = /\+?\d{10}/;

describe('the three exits that differ by provider', () => {
	it.each<[string, ProviderId, unknown, Exit]>([
		[
			'a mailbox, which a Talkdesk flow may say itself',
			'talkdesk',
			{ exit: 'voicemail' },
			'voicemail',
		],
		['a mailbox, which CM.com reports as answered', 'cmCom', cmReport(10, 'BYE'), 'answered'],
		['a mailbox, which Kaleyra reports as answered', 'kaleyra', { status: 'ANSWER' }, 'answered'],
		['a busy line at Talkdesk', 'talkdesk', { exit: 'Busy' }, 'busy'],
		['a busy line at CM.com, told by its SIP code', 'cmCom', cmReport(11, '486'), 'busy'],
		['a busy line at Kaleyra', 'kaleyra', { status: 'BUSY' }, 'busy'],
		['a bad number at Talkdesk', 'talkdesk', { exit: 'Invalid number' }, 'invalidNumber'],
		['a bad number at CM.com, told by its SIP code', 'cmCom', cmReport(11, '404'), 'invalidNumber'],
		['a bad number at Kaleyra', 'kaleyra', { status: 'NOROUTE' }, 'invalidNumber'],
	])('%s', (_what, id, body, exit) => {
		expect(readBody(id, body)).toMatchObject({ kind: 'final', exit });
	});

	it.each<[ProviderId, string, Exit]>([
		['cmCom', 'a word for voicemail', 'voicemail'],
		['kaleyra', 'a word for voicemail', 'voicemail'],
		['cmCom', 'a code for an invalid number', 'invalidNumber'],
	])('%s has not %s', (id, _what, exit) => {
		expect(Object.values(providers[id].exits)).not.toContain(exit);
	});
});

describe('a reading of a report', () => {
	it('says why a report is unreadable without repeating what is in it', () => {
		for (const id of ['talkdesk', 'cmCom', 'kaleyra'] as const) {
			const reading = readBody(id, 'callee=14155550123&x=y');
			expect(JSON.stringify(reading)).not.toMatch(EVERY_NUMBER);
		}
	});
});
