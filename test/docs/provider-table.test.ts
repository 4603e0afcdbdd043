import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE, withProviders } from '../../scripts/provider-table';

it(`${PAGE} shows the providers as they are; else run "npm run docs"`, () => {
	const page = readFileSync(join(__dirname, '../..', PAGE), 'utf8');
	expect(page).toBe(withProviders(page));
});

it('says which mark a page lacks', () =>
	expect(() => withProviders('# A page')).toThrow(/lacks "<!-- providers/));
