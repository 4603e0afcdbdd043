/** What `npm run pictures` took: small enough to load, all in use, and told to those who do not see them. */
import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesOf, readPage, ROOT } from './markdown';

const LARGEST_BYTES = 200_000;
const ALL_BYTES = 1_200_000;
const MOST = 8;
const SHORTEST_ALT = 40;

const pictures = filesOf('docs/pictures/*');
const shown = filesOf('*.md').flatMap((path) =>
	readPage(path)
		.links.filter(({ picture }) => picture)
		.map(({ text, target }) => ({ text, file: posix.join(posix.dirname(path), target) })),
);

describe('docs/pictures', () => {
	it('holds few pictures, and small ones', () => {
		const sizes = pictures.map((file) => statSync(join(ROOT, file)).size);
		expect(pictures.length).toBeLessThanOrEqual(MOST);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(LARGEST_BYTES);
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(ALL_BYTES);
	});

	it('holds what the READMEs show, and nothing else', () => {
		expect([...new Set(shown.map(({ file }) => file))].sort()).toEqual([...pictures].sort());
	});

	it.each(pictures)('%s is a PNG', (file) => {
		expect(readFileSync(join(ROOT, file)).subarray(1, 4).toString()).toBe('PNG');
	});

	it.each(shown)('$file is told in words', ({ text }) => {
		expect(text.length).toBeGreaterThanOrEqual(SHORTEST_ALT);
	});
});
