/** What core seals, read by the sandbox's own reader of seals. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceKey, verifyEvidence } from '../../../core';
import { seal } from '../../../core/result/evidence';
import { verify } from '../../../sandbox/verify/command';
import { verifyFile } from '../../../sandbox/verify/records';
import { keyOf } from '../../../sandbox/verify/seal';

const SECRET = 'correct horse battery staple';
const KEY = evidenceKey(SECRET);
const RECORD = seal(
	{
		...{ version: 1, reference: 'order-1042', consent: 'Formular über "Süd"', zones: ['UTC'] },
		rules: [
			{ rule: 'fraud', verdict: 'go' },
			{ rule: 'doNotCall', verdict: 'go' },
		],
		...{ country: null, placedAt: '2026-06-10T12:00:01.000Z' },
	},
	KEY,
);
const TEXT = JSON.stringify(RECORD);
const BITS = [1, 32];

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (text: string, environment: object = { RINGBACK_CALLBACK_SECRET: SECRET }) => {
	const file = join(folder, 'evidence.jsonl');
	writeFileSync(file, text);
	return verify([file], environment as Record<string, string>);
};

describe('verify', () => {
	it.each([
		['a record', TEXT, 1],
		['a printed record', JSON.stringify(RECORD, null, '\t'), 1],
		['a line for each call', `${TEXT}\n${JSON.stringify({ call: { evidence: RECORD } })}\n\n`, 2],
		['a list of results', JSON.stringify([{ exit: 'busy', evidence: RECORD }, RECORD]), 2],
		['rows of a table that keeps it as text', JSON.stringify([{ evidence: TEXT }]), 1],
	])('takes %s', (_what, text, count) =>
		expect(run(text)).toEqual({
			exitCode: 0,
			lines: [`${count} as sealed, 0 not as sealed, 0 without evidence.`],
		}),
	);

	it('names what was altered, and where', () => {
		const rules = [RECORD.rules[1], RECORD.rules[0]];
		const { consent: _, ...cut } = RECORD;
		const lines = [
			RECORD,
			{ evidence: null },
			{ ...RECORD, country: 'DE', note: 'added' },
			{ ...RECORD, rules },
			cut,
		].map((each) => JSON.stringify(each));
		expect(run([...lines, '{"cut'].join('\n'))).toEqual({
			exitCode: 1,
			lines: [
				'line 3: not as it was sealed: country, note',
				'line 4: not as it was sealed: rules[0], rules[1]',
				'line 5: not as it was sealed: consent',
				'line 6: not as it was sealed: file',
				'1 as sealed, 4 not as sealed, 1 without evidence.',
			],
		});
	});

	it('says that the secret may be another one, and shows neither', () => {
		const other = 'another secret of ours 123';
		const told = run(TEXT, { RINGBACK_CALLBACK_SECRET: other });
		expect(told.exitCode).toBe(1);
		expect(told.lines.join(' ')).toMatch(/seal\.key.*sealed with another secret/);
		expect(told.lines.join(' ')).not.toContain(other);
	});

	it.each([
		['without a secret', TEXT, {}, /RINGBACK_CALLBACK_SECRET is not set/],
		['of an empty file', ' \n', undefined, /no evidence/],
		['of results that kept none', '{"evidence":null}', undefined, /1 without evidence/],
	])('cannot say anything %s', (_what, text, environment, words) => {
		const { exitCode, lines } = run(text, environment);
		expect(exitCode).toBe(2);
		expect(lines.join(' ')).toMatch(words);
	});

	it('wants one file that is there', () => {
		const environment = { RINGBACK_CALLBACK_SECRET: SECRET };
		for (const files of [[], ['one', 'two'], [join(folder, 'nothing')]])
			expect(verify(files, environment).exitCode).toBe(2);
	});

	it('agrees with core on every flipped bit', () => {
		const bytes = Buffer.from(TEXT);
		for (let at = 0; at < bytes.length; at += 1)
			for (const bit of BITS) {
				const flipped = Buffer.from(bytes);
				flipped[at]! ^= bit;
				const text = flipped.toString();
				const [here] = verifyFile(text, keyOf(SECRET));
				const there = verifyEvidence(text, KEY);
				expect(there.sealed).toBe(false);
				expect(here?.altered ?? ['file']).not.toEqual([]);
			}
	});
});
