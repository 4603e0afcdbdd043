import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_REASONS, EXITS, PHONE_REASONS, REASONS } from '../../core';

const FOLDER = join(__dirname, '..', '..', 'node-red');
const LANGUAGES = readdirSync(join(FOLDER, 'locales')).sort();
const { 'node-red': manifest } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as {
	'node-red': { nodes: Record<string, string> };
};
const SETS = Object.keys(manifest.nodes);

type Texts = { [key: string]: string | Texts };

const catalogue = (language: string, set: string): Texts =>
	JSON.parse(
		readFileSync(join(FOLDER, 'dist', 'locales', language, `${set}.json`), 'utf8'),
	) as Texts;
const help = (language: string, set: string) =>
	readFileSync(join(FOLDER, 'locales', language, `${set}.html`), 'utf8');
const built = (set: string) => readFileSync(join(FOLDER, 'dist', `${set}.html`), 'utf8');

/** Every text by its dotted key. */
const flat = (texts: Texts, path = ''): Array<[string, string]> =>
	Object.entries(texts).flatMap(([key, value]) =>
		typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
	);
const keysOf = (texts: Texts) => flat(texts).map(([key]) => key);
const placeholders = (text: string) => [...text.matchAll(/__\w+?__/g)].map(String).sort();
const matches = (pattern: RegExp, text: string) =>
	[...text.matchAll(pattern)].map(([, key]) => key!);

/** Texts that the runtime uses stand below the name of the set, as Node-RED's own do. */
const isOfRuntime = (key: string) => key.startsWith('ringback-');
const isPaletteLabel = (key: string) => key.startsWith('palette.label.');

it('speaks English and two more languages', () => expect(LANGUAGES).toEqual(['de', 'en-US', 'fr']));

describe.each(SETS)('%s', (set) => {
	const english = catalogue('en-US', set);
	const known = keysOf(english);
	const page = built(set);
	const shown = matches(/data-i18n="(?:\[\w+\])?([\w.]+)"/g, page);
	// in the bundle: literals such as "tip.to", and templates such as `region.${…}`
	const literals = matches(/["'`](?:@ringback\/node-red\/[\w-]+:)?([a-zA-Z]+\.\w+)["'`]/g, page);
	const families = matches(/`([a-zA-Z]+)\.\$\{/g, page);

	it.each(LANGUAGES)('has the same keys in %s', (language) =>
		expect(keysOf(catalogue(language, set))).toEqual(known),
	);

	it.each(LANGUAGES)('fills in the same values in %s', (language) => {
		const texts = flat(catalogue(language, set));
		expect(texts.map(([key, text]) => [key, placeholders(text)])).toEqual(
			flat(english).map(([key, text]) => [key, placeholders(text)]),
		);
	});

	it('has every text that the dialog shows', () => {
		const roots = new Set(Object.keys(english));
		const used = [...shown, ...literals.filter((key) => roots.has(key.split('.')[0]!))];
		expect(used.filter((key) => !known.includes(key))).toEqual([]);
		expect(families.filter((family) => !roots.has(family))).toEqual([]);
	});

	it('has no text that is never shown', () => {
		const used = (key: string) =>
			[...shown, ...literals].includes(key) || families.includes(key.split('.')[0]!);
		const rest = known.filter((key) => !isOfRuntime(key) && !isPaletteLabel(key));
		expect(rest.filter((key) => !used(key))).toEqual([]);
	});

	it('has no text that the runtime never says', () => {
		const folder = join(FOLDER, 'nodes', set.replace('ringback-', ''));
		const files = readdirSync(folder).filter((file) => /^(?!editor).*\.ts$/.test(file));
		const sources = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
		// reasons and exits are the core's own words
		const reasons = Object.keys({ ...PHONE_REASONS, ...CHECK_REASONS, ...REASONS });
		const said = [...reasons, ...EXITS, ...matches(/\b(\w+)\b/g, sources)];
		const names = known.filter(isOfRuntime).map((key) => key.split('.').at(-1)!);
		const used = (name: string) => said.includes(name.replace(/Many$/, ''));
		expect(names.filter((name) => !used(name))).toEqual([]);
	});

	it.each(LANGUAGES)('has help in %s', (language) => {
		expect(help(language, set)).toContain(`<script type="text/html" data-help-name="${set}">`);
		expect(help(language, set)).toMatch(/<h3>(References|Referenzen|Références)<\/h3>/);
	});

	it('has help of the same shape in every language', () => {
		const shape = (language: string) =>
			matches(/<(p|h3|h4|li|dt|dd|ol|ul)[ >]/g, help(language, set)).join(' ');
		expect(LANGUAGES.map(shape)).toEqual(LANGUAGES.map(() => shape('en-US')));
	});

	it.each(LANGUAGES)('names in the help of %s every output that there is', (language) => {
		const { exit = {}, output = {} } = catalogue(language, set) as Record<string, Texts>;
		const labels = [...Object.values(exit), output.valid, output.invalid].filter(Boolean);
		const listed = matches(/<li>\s*([^<]+?)\s*<dl/g, help(language, set));
		expect(new Set(listed)).toEqual(new Set(labels));
	});
});

describe('status texts', () => {
	const statuses = LANGUAGES.flatMap((language) =>
		SETS.flatMap((set) =>
			flat(catalogue(language, set))
				.filter(([key]) => isOfRuntime(key))
				.map(([key, text]) => ({ language, set, key: key.split('.').at(-1)!, text })),
		),
	);
	// warnings in the log are whole sentences
	const short = statuses.filter(({ text }) => !text.endsWith('.'));

	it.each(short)('$language $key is short enough to stand below a node', ({ text }) =>
		// a text that stands for another one, such as an exit's, is as short as that one
		expect(text.replace(/^\$t\(.*\)$/, '').replace(/__\w+?__/g, '999').length).toBeLessThan(20),
	);

	// Node-RED looks status texts up in the catalogue once more, where these are groups of texts
	it.each(statuses)('$language $key is no key of its own catalogue', ({ language, set, text }) =>
		expect(Object.keys(catalogue(language, set))).not.toContain(text),
	);
});

it('ships every locale file', () => {
	const files = LANGUAGES.flatMap((language) =>
		SETS.flatMap((set) => [`${language}/${set}.json`, `${language}/${set}.html`]),
	);
	expect(files.filter((file) => !existsSync(join(FOLDER, 'dist', 'locales', file)))).toEqual([]);
});
