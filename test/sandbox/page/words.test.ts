import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS as REAL_FAULTS } from '../../../sandbox/faults/queue';
import { FAULTS } from '../../../sandbox/page/faults/fault-words';
import {
	callWord,
	deliveryWord,
	exitTone,
	outcomeWord,
	reportKind,
	sentenceOf,
	wasTaken,
} from '../../../sandbox/page/kit/words';
import { ENDINGS } from '../../../sandbox/calls/phone';

const entry = (event: string, details: object = {}) => ({
	at: '2026-01-01T00:00:00.000Z',
	seconds: 0,
	event,
	...details,
});

/** Every event the sandbox's own sources write into a timeline under a fixed name. */
const NOTED = globSync(join(__dirname, '../../../sandbox/**/*.ts'))
	.filter((file) => !file.includes('/page/') && !file.includes('/dist/'))
	.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\.note\([\w.]+, '(\w+)'/g)])
	.map(([, event]) => event!);
/** Those whose name it works out. */
const WORKED_OUT = ['keys', 'noKeys', 'speech', 'silence'];
const OUTCOMES = new Set(Object.values(ENDINGS).map(({ outcome }) => outcome));

describe('the words of the page', () => {
	it('explain exactly the faults the sandbox knows, and whether they dial', () => {
		const dials = Object.entries(FAULTS).map(([fault, words]) => [fault, words.dials]);
		const real = Object.entries(REAL_FAULTS).map(([fault, stage]) => [fault, stage !== 'before']);
		expect(Object.fromEntries(dials)).toEqual(Object.fromEntries(real));
	});

	it.each([...OUTCOMES])('name the outcome %s', (outcome) => {
		expect(outcomeWord(outcome)).not.toEqual({ label: outcome, tone: 'quiet' });
	});

	it.each([...new Set([...NOTED, ...WORKED_OUT, ...OUTCOMES])])(
		'tell the event %s in a sentence',
		(event) => {
			expect(sentenceOf(entry(event))).not.toBe(event);
		},
	);

	it('keep unknown code words as they are', () => {
		expect(sentenceOf(entry('toString'))).toBe('toString');
		expect(outcomeWord('constructor').label).toBe('constructor');
	});
});

describe('callWord', () => {
	it.each([
		{ state: 'ringing', phone: null, label: 'Ringing' },
		{ state: 'inCall', phone: 'answered', label: 'On the phone' },
		{ state: 'ended', phone: 'rejected', label: 'Rejected' },
		{ state: 'ended', phone: null, label: 'Not called' },
		{ state: 'ended', phone: null, interrupted: true, label: 'Interrupted' },
	] as const)('$state, $phone: $label', ({ label, ...call }) => {
		expect(callWord({ interrupted: false, ...call }).label).toBe(label);
	});
});

describe('exitTone', () => {
	it.each([
		['Answered', 'good'],
		['Success', 'good'],
		['No Answer', 'warn'],
		['no_answer', 'warn'],
		['call_aborted', 'warn'],
		['Invalid number', 'bad'],
		['error', 'bad'],
		['tomorrow', 'quiet'],
		['not_found', 'warn'],
	])('%s is %s', (exit, tone) => {
		expect(exitTone(exit)).toBe(tone);
	});
});

describe('reportKind', () => {
	it.each([
		[{ forged: true, attempt: 1 }, 'Forged report'],
		[{ duplicate: true }, 'Second copy of the report'],
		[{ attempt: 2 }, 'Report, try 2'],
		[{ attempt: 1 }, 'Report'],
	])('%j is "%s"', (details, kind) => {
		expect(reportKind(entry('report', details))).toBe(kind);
	});
});

describe('deliveryWord', () => {
	it.each([
		[{ status: 204 }, 'answered 204', true],
		[{ status: 404 }, 'answered 404', false],
		[{ error: 'timeout' }, 'timeout', false],
		[{}, 'no answer', false],
	])('%j is "%s", taken: %s', (details, word, taken) => {
		expect(deliveryWord(entry('report', details))).toBe(word);
		expect(wasTaken(entry('report', details))).toBe(taken);
	});
});
