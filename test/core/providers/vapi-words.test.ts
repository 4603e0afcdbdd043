import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelOf, parseReport, providers, type Exit } from '../../../core';
import REASONS from '../../fixtures/vapi/ended-reasons.json';
import { readBody } from './read-report';

/** What is said of a call that was not failed; the rest of the 597 words is failures. */
const TOLD: Partial<Record<Exit, readonly string[]>> = {
	answered: [
		'assistant-ended-call',
		'assistant-ended-call-after-message-spoken',
		'assistant-ended-call-with-hangup-task',
		'assistant-forwarded-call',
		'assistant-said-end-call-phrase',
		'call.ending.hook-executed-say',
		'call.ending.hook-executed-transfer',
		'call.forwarding.no-answer',
		'call.forwarding.operator-busy',
		'call.in-progress.error-transfer-failed',
		'call.in-progress.error-warm-transfer-assistant-cancelled',
		'call.in-progress.error-warm-transfer-max-duration',
		'call.in-progress.error-warm-transfer-microphone-timeout',
		'call.in-progress.error-warm-transfer-silence-timeout',
		'call.in-progress.sip-completed-call',
		'call.in-progress.twilio-completed-call',
		'customer-ended-call',
		'customer-ended-call-after-warm-transfer-attempt',
		'customer-ended-call-before-warm-transfer',
		'customer-ended-call-during-transfer',
		'exceeded-max-duration',
		'silence-timed-out',
		'vonage-completed',
	],
	voicemail: ['voicemail'],
	busy: ['customer-busy'],
	noAnswer: [
		'call.in-progress.error-providerfault-outbound-sip-408-request-timeout',
		'call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable',
		'customer-did-not-answer',
	],
	invalidNumber: ['twilio-reported-customer-misdialed'],
	noResult: [
		'call-deleted',
		'call.in-progress.error-sip-inbound-call-failed-to-connect',
		'call.ringing.error-sip-inbound-call-failed-to-connect',
		'call.ringing.hook-executed-say',
		'call.ringing.hook-executed-transfer',
		'call.ringing.sip-inbound-caller-hungup-before-call-connect',
		'customer-did-not-give-microphone-permission',
		'manually-canceled',
		'worker-shutdown',
	],
};

const report = (message: object) =>
	readBody('vapi', { message: { type: 'end-of-call-report', ...message } });
const exitOf = (endedReason: unknown) => {
	const reading = report({ endedReason });
	return reading.kind === 'final' ? reading.exit : reading.kind;
};

describe('the word for the end of a Vapi call', () => {
	it('knows the 597 published words, each by one exit', () => {
		expect(REASONS).toHaveLength(597);
		const told = Object.values(TOLD).flat();
		expect(told.filter((word) => !REASONS.includes(word))).toEqual([]);
		const failed = REASONS.filter((word) => !told.includes(word));
		for (const [exit, words] of Object.entries({ ...TOLD, failed }))
			expect(REASONS.filter((word) => exitOf(word) === exit)).toEqual(words);
	});

	it.each([
		['404', 'invalidNumber'],
		['410', 'invalidNumber'],
		['484', 'invalidNumber'],
		['604', 'invalidNumber'],
		['486', 'busy'],
		['600', 'busy'],
		['603', 'busy'],
		['408', 'noAnswer'],
		['480', 'noAnswer'],
		['487', 'noAnswer'],
		['403', 'failed'],
		['503', 'failed'],
	])('that names the SIP code %s is read by it: %s', (code, exit) => {
		const endedReason = `call.in-progress.error-providerfault-outbound-sip-${code}-any-words`;
		expect(report({ endedReason })).toMatchObject({ exit, sipCode: code });
	});

	it.each([
		['call.in-progress.error-vapifault-somebody-new-500-server-error', 'failed'],
		['pipeline-error-somebody-new-llm-failed', 'failed'],
		['call.start.error-of-a-new-kind', 'failed'],
		['call.in-progress.error-warm-transfer-of-a-new-kind', 'answered'],
	])('with a new word of a known family, %s, is %s', (word, exit) => {
		expect(exitOf(word)).toBe(exit);
	});

	it.each(['hangup', 'CUSTOMER-BUSY', 'voicemails', 'a-pipeline-error', '__proto__', 'toString'])(
		'with the word %s, which is not documented, is no result and keeps the word',
		(word) => {
			expect(report({ endedReason: word })).toMatchObject({
				kind: 'final',
				exit: 'noResult',
				providerStatus: word,
			});
		},
	);
});

describe('the page about Vapi', () => {
	const page = readFileSync(join(__dirname, '../../../docs/providers/vapi.md'), 'utf8');

	it('shows a report that is read', () => {
		const [, body = ''] = /^```json\n([\s\S]*?)^```/m.exec(page)!;
		const reading = providers.vapi.callback.read(parseReport({ query: {}, rawBody: body }), 'r');
		expect(reading).toMatchObject({ exit: 'answered', summary: expect.any(String) });
	});

	it('has every word, or its family, in the row of its exit', () => {
		const rows = [...page.matchAll(/^\| ((?!endedReason|-).+?) +\| ([A-Z][A-Za-z ]+?) +\|$/gm)];
		const listed = rows.flatMap(([, words = '', label]) =>
			words.split(', ').map((word) => ({ label, parts: word.trim().split('…') })),
		);
		const fits = (word: string, parts: readonly string[]) =>
			parts.length === 1 ? word === parts[0] : parts.every((part) => word.includes(part));
		const labelIn = (word: string) => listed.find(({ parts }) => fits(word, parts))?.label;
		const wrong = REASONS.filter((word) => exitOf(word) !== 'noResult').filter(
			(word) => labelIn(word) !== labelOf(exitOf(word) as Exit),
		);
		expect(wrong).toEqual([]);
	});
});
