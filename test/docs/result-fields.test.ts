/** What docs/results.md says that a provider tells of a call, against what is read in its reports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVIDER_IDS, callResult, tableOf, type ProviderId } from '../../core';
import { readBody, readQuery } from '../core/providers/read-report';
import { ROOT } from './markdown';

const FIELDS = ['answeredBy', 'recordingUrl', 'transcript', 'summary', 'cost'] as const;
const NONE = '–';

const SPOKEN = { recording_url: 'https://example.com/1.wav', transcript: 'Hello.' };

/** A call that a mailbox took, with all that each provider documents. */
const REPORTS: Readonly<Record<ProviderId, () => ReturnType<typeof readBody>>> = {
	talkdesk: () => readBody('talkdesk', { exit: 'voicemail', ...SPOKEN, answered_by: 'machine' }),
	cmCom: () => readBody('cmCom', { result: { code: 10, description: 'Answered' }, ...SPOKEN }),
	kaleyra: () => readQuery('kaleyra', { status: 'ANSWER', credits: '1' }),
	twilio: () => readBody('twilio', { exit: 'answered', answered_by: 'machine_start', ...SPOKEN }),
	retell: () =>
		readBody('retell', {
			event: 'call_ended',
			call: {
				disconnection_reason: 'voicemail_reached',
				...SPOKEN,
				call_analysis: { call_summary: 'A mailbox.' },
				call_cost: { combined_cost: 7 },
			},
		}),
	infobip: () =>
		readBody('infobip', {
			results: [
				{
					callbackData: 'order-1042',
					voiceCall: { answeredBy: 'MACHINE', chargedDuration: 10 },
					price: { pricePerSecond: 0.01, currency: 'EUR' },
					error: { name: 'VOICE_ANSWERED_MACHINE' },
				},
			],
		}),
	vapi: () =>
		readBody('vapi', {
			message: {
				type: 'end-of-call-report',
				endedReason: 'voicemail',
				artifact: { recordingUrl: SPOKEN.recording_url, transcript: SPOKEN.transcript },
				analysis: { summary: 'A mailbox.' },
				cost: 0.07,
			},
		}),
	jambonz: () => readBody('jambonz', { type: 'amd_machine_detected', call_status: 'in-progress' }),
};

const rows = readFileSync(join(ROOT, 'docs', 'results.md'), 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
const head = rows.find((cells) => cells.includes('`recordingUrl`'))!;

it.each(PROVIDER_IDS)('says what a report of %s tells', (id) => {
	const row = rows.find(([company]) => company === tableOf(id).company)!;
	const cellOf = (name: string) => row[head.indexOf(name)];
	const reading = REPORTS[id]();
	if (reading.kind !== 'final') throw new Error(`the report of ${id} is ${reading.kind}`);

	const told = FIELDS.filter((field) => (reading[field] ?? null) !== null);
	expect(FIELDS.filter((field) => cellOf(`\`${field}\``) !== NONE)).toEqual(told);
	const tellsMailboxes = reading.exit === 'voicemail';
	expect(cellOf('a mailbox is `voicemail`') !== NONE).toBe(tellsMailboxes);
});

it('speaks of fields that every result has', () => {
	const result = callResult({ reference: '', provider: '', to: '', context: null }, 'placed', true);
	expect(Object.keys(result)).toEqual(expect.arrayContaining([...FIELDS]));
});
