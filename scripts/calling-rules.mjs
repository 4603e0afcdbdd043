/** `node scripts/calling-rules.mjs` writes the tables of docs/calling-rules.md from core/rules. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const page = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'calling-rules.md');
const { withTables } = createRequire(import.meta.url)(
	await bundle('test/support/rules-page.ts', 'docs/rules-page'),
);
writeFileSync(page, withTables(readFileSync(page, 'utf8')));
