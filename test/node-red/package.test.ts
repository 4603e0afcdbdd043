/** What the Flow Library checks of a package (node-red-dev 0.1.6), as far as that needs no network. */
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { install, pack, type Packed } from '../support/packed';

const { satisfies } = jest.requireActual<{ satisfies(version: string, range: string): boolean }>(
	'semver',
);
const SETS = [
	'ringback-account',
	'ringback-trigger-voice-flow',
	'ringback-outbound-call-result',
	'ringback-validate-e164',
];
const TYPES_IN_PALETTE = SETS.slice(1);

let packed: Packed;
let folder: string;
const temporary = mkdtempSync(join(tmpdir(), 'packed-'));
beforeAll(async () => {
	packed = await pack('node-red', temporary);
	await install(packed.tarball, join(temporary, 'user'));
	folder = join(temporary, 'user', 'node_modules', '@ringback', 'node-red');
}, 120_000);
afterAll(() => rmSync(temporary, { recursive: true }));

const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const manifest = () =>
	JSON.parse(read('package.json')) as {
		name: string;
		license: string;
		repository: { url: string; directory: string };
		bugs: { url: string };
		keywords: string[];
		engines: { node: string };
		dependencies: Record<string, string>;
		peerDependencies?: object;
		optionalDependencies?: object;
		scripts?: object;
		'node-red': { version: string; nodes: Record<string, string> };
	};

/** Every `RED.nodes.registerType('literal', { … })` in the scripts of a page. */
function registrations(
	html: string,
): Array<{ type: string; properties: Map<string, ts.Expression> }> {
	const found: Array<{ type: string; properties: Map<string, ts.Expression> }> = [];
	for (const [, script = ''] of html.matchAll(
		/<script type="text\/javascript">([\s\S]*?)<\/script>/g,
	)) {
		const source = ts.createSourceFile('editor.js', script, ts.ScriptTarget.ES2022, true);
		const visit = (node: ts.Node): void => {
			if (ts.isCallExpression(node) && node.expression.getText() === 'RED.nodes.registerType') {
				const [type, definition] = node.arguments;
				if (
					type &&
					ts.isStringLiteral(type) &&
					definition &&
					ts.isObjectLiteralExpression(definition)
				)
					found.push({
						type: type.text,
						properties: new Map(
							definition.properties
								.filter((property) => ts.isPropertyAssignment(property))
								.map((property) => [
									property.name.getText().replaceAll(/['"]/g, ''),
									property.initializer,
								]),
						),
					});
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	return found;
}

const isPlain = (value: ts.Expression | undefined) =>
	value !== undefined && (ts.isStringLiteralLike(value) || ts.isNumericLiteral(value));

describe('the packed Node-RED package', () => {
	it.each(SETS)('has script, page, icon and texts of %s', (set) => {
		expect(packed.files).toEqual(
			expect.arrayContaining([
				`dist/${set}.js`,
				`dist/${set}.html`,
				...['en-US', 'de', 'fr'].flatMap((language) => [
					`dist/locales/${language}/${set}.json`,
					`dist/locales/${language}/${set}.html`,
				]),
			]),
		);
		for (const { properties } of registrations(read(`dist/${set}.html`))) {
			const icon = properties.get('icon');
			if (icon && ts.isStringLiteral(icon) && !icon.text.startsWith('font-awesome/'))
				expect(packed.files).toContain(`dist/icons/${icon.text}`);
		}
	});

	it('P01, P03: says its licence, and where its source and its issues are', () => {
		const { license, repository, bugs } = manifest();
		expect({ license, directory: repository.directory }).toEqual({
			license: 'MIT',
			directory: 'node-red',
		});
		expect([repository.url, bugs.url].every((url) => URL.canParse(url))).toBe(true);
	});

	it('P04, P05: has a scoped name and the keyword', () => {
		expect(manifest().name).toMatch(/^@[\w-]+\/[\w-]*node-red[\w-]*$/);
		expect(manifest().keywords).toContain('node-red');
	});

	it.each(['5.0.7', '4.1.15', '4.0.0'])('P06: takes Node-RED %s', (version) => {
		expect(satisfies(version, manifest()['node-red'].version)).toBe(true);
	});

	it.each([
		['22.9.0', 'the oldest that Node-RED 5 runs on'],
		['20.0.0', 'one that Node-RED 4.1 runs on'],
		['24.0.0', 'the newest'],
	])('P07: takes Node %s, %s', (version) => {
		expect(satisfies(version, manifest().engines.node)).toBe(true);
	});

	it('N02: shows every node of the palette in an example, each of which is a list of nodes', () => {
		const examples = packed.files.filter((file) => file.startsWith('examples/'));
		const nodes = examples.flatMap((file) => {
			const list: unknown = JSON.parse(read(file));
			expect(Array.isArray(list)).toBe(true);
			return list as Array<{ type: string; credentials?: object }>;
		});
		expect(nodes.map(({ type }) => type)).toEqual(expect.arrayContaining(TYPES_IN_PALETTE));
		expect(nodes.filter(({ credentials }) => credentials)).toEqual([]);
	});

	it('D01: has few dependencies, and all that it loads', () => {
		const { dependencies, peerDependencies, optionalDependencies, scripts } = manifest();
		expect(Object.keys(dependencies).length).toBeLessThanOrEqual(6);
		expect([peerDependencies, optionalDependencies, scripts]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
		const loaded = packed.files
			.filter((file) => file.endsWith('.js'))
			.flatMap((file) => [...read(file).matchAll(/\b(?:require|import)\("?'?([^"')]+)['"]?\)/g)])
			.map(([, name = '']) => name)
			.filter((name) => !name.startsWith('.') && !isBuiltin(name));
		expect([...new Set(loaded)].sort()).toEqual(Object.keys(dependencies).sort());
	});

	it.each(SETS)(
		'N01: the page of %s registers it with literals that the library can read',
		(set) => {
			const [found, ...more] = registrations(read(`dist/${set}.html`));
			expect(more).toEqual([]);
			expect(found?.type).toBe(set);
			const { properties } = found!;
			expect(isPlain(properties.get('category'))).toBe(true);
			expect(ts.isObjectLiteralExpression(properties.get('defaults')!)).toBe(true);
			if (TYPES_IN_PALETTE.includes(set))
				for (const name of ['icon', 'color', 'inputs', 'outputs'])
					expect({ [name]: isPlain(properties.get(name)) }).toEqual({ [name]: true });
			else expect(ts.isObjectLiteralExpression(properties.get('credentials')!)).toBe(true);
		},
	);

	it('registers the same types at run time, from the files that its manifest names', async () => {
		const load = createRequire(join(folder, 'package.json'));
		const types: string[] = [];
		const RED = {
			settings: { httpNodeRoot: false },
			events: new EventEmitter(),
			nodes: { registerType: (type: string) => types.push(type) },
		};
		for (const file of Object.values(manifest()['node-red'].nodes))
			(load(`./${file}`) as (RED: object) => void)(RED);
		expect(types.sort()).toEqual([...SETS].sort());
		expect(Object.keys(manifest()['node-red'].nodes).sort()).toEqual([...SETS].sort());
	});
});
