import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACK_NAMES } from './attacks';
import { faultTable } from './table';

const docs = readFileSync(join(__dirname, '../../docs/at-most-once.md'), 'utf8');

describe('docs/at-most-once.md', () => {
	it('has the table of faults that the harness prints', () => {
		expect(docs).toContain(faultTable());
	});

	it('counts the forgeries as they are', () => {
		expect(ATTACK_NAMES).toHaveLength(13);
		expect(docs).toContain('thirteen kinds of forged tokens');
	});
});
