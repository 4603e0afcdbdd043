import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Place {
	repository: string;
	ref: string;
	folder: string;
}
const { absoluteLinks } = jest.requireActual<{
	absoluteLinks(text: string, place: Place): string;
}>('../../scripts/absolute-links.mjs');

const place = { repository: 'https://example.org/x/y', ref: 'v1', folder: 'node-red' };

describe('absoluteLinks', () => {
	it.each([
		['[a](LICENSE)', '[a](https://example.org/x/y/blob/v1/node-red/LICENSE)'],
		['[a](../docs/a.md#b)', '[a](https://example.org/x/y/blob/v1/docs/a.md#b)'],
		['![a](../docs/b.png)', '![a](https://example.org/x/y/raw/v1/docs/b.png)'],
		['[a](<e/A b.json>)', '[a](https://example.org/x/y/blob/v1/node-red/e/A%20b.json)'],
		['[a](#b)', '[a](#b)'],
		['[a](https://example.com/c)', '[a](https://example.com/c)'],
		['[a](mailto:b@example.com)', '[a](mailto:b@example.com)'],
	])('turns %s into %s', (before, after) => {
		expect(absoluteLinks(before, place)).toBe(after);
	});

	it.each(['.', 'node-red', 'sandbox'])('leaves no relative link in the README of %s', (folder) => {
		const text = readFileSync(join(__dirname, '../..', folder, 'README.md'), 'utf8');
		const targets = [...absoluteLinks(text, { ...place, folder }).matchAll(/\]\(([^)]+)\)/g)];
		expect(targets.length).toBeGreaterThan(3);
		expect(targets.filter(([, target]) => !/^(https:|mailto:|#)/.test(target!))).toEqual([]);
	});
});
