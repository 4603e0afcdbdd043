import { type Exit } from '../../../core';
import { readBody } from './read-report';

const EXECUTION = `FN${'0123456789abcdef'.repeat(2)}`;
const read = (body: object) => readBody('twilio', body);

describe('what a flow of Twilio Studio posts', () => {
	it.each<[string, Exit]>([
		['answered', 'answered'],
		['busy', 'busy'],
		['noAnswer', 'noAnswer'],
		['no-answer', 'noAnswer'],
		['failed', 'failed'],
		['invalid_number', 'invalidNumber'],
		['voicemail', 'voicemail'],
		['machine_start', 'voicemail'],
		['fax', 'failed'],
		['abducted', 'noResult'],
		['constructor', 'noResult'],
	])('%s ends in %s', (exit, ends) => {
		expect(read({ exit })).toMatchObject({ kind: 'final', exit: ends, providerStatus: exit });
	});

	it.each<[string, Exit, string | null]>([
		['human', 'answered', 'human'],
		['unknown', 'answered', 'unknown'],
		['', 'answered', null],
		['machine_start', 'voicemail', 'machine'],
		['machine_end_beep', 'voicemail', 'machine'],
		['machine_end_silence', 'voicemail', 'machine'],
		['machine_end_other', 'voicemail', 'machine'],
		['machine_of_tomorrow', 'voicemail', 'machine'],
		['Machine_Start', 'voicemail', 'machine'],
		['fax', 'failed', 'machine'],
		['somebody', 'answered', null],
	])('answered by %j ends in %s', (answered_by, exit, answeredBy) => {
		expect(read({ exit: 'answered', answered_by })).toMatchObject({ exit, answeredBy });
	});

	it('keeps the word that made a mailbox of it', () => {
		expect(read({ exit: 'answered', answered_by: 'machine_end_beep' })).toMatchObject({
			providerStatus: 'answered machine_end_beep',
		});
	});

	it.each(['busy', 'noAnswer', 'failed'])(
		'%s has no listener, whatever stands beside it',
		(exit) => {
			const told = read({ exit, answered_by: 'machine_start' });
			expect(told).toMatchObject({ providerStatus: exit, answeredBy: null });
			expect(told).not.toMatchObject({ exit: 'voicemail' });
		},
	);

	it.each<[string, Exit]>([
		['404', 'invalidNumber'],
		['410', 'invalidNumber'],
		['484', 'invalidNumber'],
		['485', 'invalidNumber'],
		['604', 'invalidNumber'],
		['486', 'failed'],
		['480', 'failed'],
		['503', 'failed'],
		['', 'failed'],
	])('failed with the SIP code %j ends in %s', (sip_code, exit) => {
		expect(read({ exit: 'failed', sip_code })).toMatchObject({
			exit,
			sipCode: sip_code === '' ? null : sip_code,
		});
		expect(read({ exit: 'busy', sip_code })).toMatchObject({ exit: 'busy' });
	});

	it('brings all else that the flow knows', () => {
		const report = {
			exit: 'answered',
			answered_by: 'human',
			execution_sid: EXECUTION,
			digits: '1',
			talk_seconds: '12',
			recording_url: 'https://api.twilio.com/recordings/RE1',
			answers: { slot: 'morning' },
		};
		expect(read(report)).toEqual({
			kind: 'final',
			exit: 'answered',
			providerStatus: 'answered',
			callId: EXECUTION,
			sipCode: null,
			ringSeconds: null,
			talkSeconds: 12,
			answers: { slot: 'morning', digits: '1' },
			answeredBy: 'human',
			recordingUrl: 'https://api.twilio.com/recordings/RE1',
			raw: report,
		});
	});

	it.each(['', 'FW0123456789abcdef0123456789abcdef', '{{flow.sid}}'])(
		'takes %j for no execution',
		(execution_sid) => {
			expect(read({ exit: 'busy', execution_sid })).toMatchObject({ callId: null });
		},
	);

	it('is read as a form, and from the query, as well', () => {
		const exit = { kind: 'final', exit: 'voicemail' };
		expect(readBody('twilio', 'exit=answered&answered_by=machine_start')).toMatchObject(exit);
		const query = { exit: 'answered', answered_by: 'machine_start' };
		expect(readBody('twilio', '', query)).toMatchObject(exit);
	});

	it('may say where the call is, and decides nothing', () => {
		expect(read({ exit: 'ringing' })).toMatchObject({ kind: 'interim' });
		expect(read({ answered_by: 'human' })).toMatchObject({ kind: 'unreadable' });
	});
});
