import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { sets } from '../../node-red/runtime';
import { CREDENTIALS } from '../../node-red/nodes/account/runtime';

const FOLDER = join(__dirname, '..', '..', 'node-red');
const { 'node-red': manifest } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as {
	'node-red': { nodes: Record<string, string> };
};
const SETS = Object.keys(manifest.nodes);
const NODES = SETS.filter((set) => set !== 'ringback-account');

/** What the Flow Library finds in a page: literals of `registerType('…', {…})`, nothing behind a variable. */
interface Found {
	readonly type: string;
	readonly lists: Readonly<Record<string, readonly string[]>>;
	readonly values: Readonly<Record<string, string | number>>;
}

const page = (set: string) => readFileSync(join(FOLDER, 'dist', `${set}.html`), 'utf8');

function registered(set: string): Found[] {
	const scripts = page(set).matchAll(
		/<script.+?type=['"]text\/javascript['"].*?>([\S\s]*?)<\/script>/gi,
	);
	const found: Found[] = [];
	for (const [, script] of scripts) {
		const visit = (node: ts.Node): void => {
			if (ts.isCallExpression(node) && /\.registerType$/.test(node.expression.getText()))
				found.push(read(node));
			ts.forEachChild(node, visit);
		};
		visit(ts.createSourceFile('page.js', script!, ts.ScriptTarget.Latest, true));
	}
	return found;
}

function read({ arguments: [type, definition] }: ts.CallExpression): Found {
	if (!type || !ts.isStringLiteral(type)) throw new Error('the type is not a literal');
	if (!definition || !ts.isObjectLiteralExpression(definition))
		throw new Error('the definition is not a literal');
	const lists: Record<string, string[]> = {};
	const values: Record<string, string | number> = {};
	for (const property of definition.properties) {
		const name = property.name?.getText() ?? '';
		const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
		if (value && ts.isObjectLiteralExpression(value))
			lists[name] = value.properties.map((entry) => entry.name?.getText() ?? '');
		if (value && ts.isStringLiteral(value)) values[name] = value.text;
		if (value && ts.isNumericLiteral(value)) values[name] = Number(value.text);
	}
	return { type: type.text, lists, values };
}

const only = (set: string): Found => {
	const [found, ...more] = registered(set);
	if (!found || more.length > 0) throw new Error(`${set} registers not exactly one type`);
	return found;
};
const matches = (pattern: RegExp, text: string) =>
	[...text.matchAll(pattern)].map(([, part]) => part!);

it('has a page and a runtime for the same types', () =>
	expect(SETS.map((set) => only(set).type)).toEqual(Object.keys(sets)));

describe.each(SETS)('the page of %s', (set) => {
	const { lists } = only(set);
	const html = page(set);
	const ids = matches(/\sid="([^"]+)"/g, html);
	const labelled = matches(/<label\s+for="([^"]+)"/g, html);

	it('says its settings by literals, with a version among them', () =>
		expect(lists.defaults).toEqual(expect.arrayContaining(['name', 'version'])));

	it('has a field or a meaning in the dialog for every id that Node-RED fills', () => {
		const known = [...(lists.defaults ?? []), ...(lists.credentials ?? [])];
		const filled = matches(/\sid="node-(?:config-)?input-([^"]+)"/g, html);
		expect(filled.filter((name) => !known.includes(name))).toEqual([]);
	});

	it('labels every field', () => {
		const hidden = matches(/type="hidden"\s+id="([^"]+)"/g, html);
		const fields = matches(/<(?:input|select|textarea)\s[^>]*?id="([^"]+)"/g, html);
		expect(fields.filter((id) => !labelled.includes(id) && !hidden.includes(id))).toEqual([]);
	});

	it('has no label that points nowhere, and no id twice', () => {
		expect(labelled.filter((id) => !ids.includes(id))).toEqual([]);
		expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
	});

	it('uses the colours of the theme alone', () => {
		const colours = matches(/(#[0-9a-f]{3,8}\b|rgba?\()/gi, html.replace(/color: "#\w+"/g, ''));
		expect(colours).toEqual([]);
	});
});

describe.each(NODES)('the node %s', (set) => {
	const { values } = only(set);

	it('says category, colour, icon, inputs and outputs by literals', () =>
		expect(Object.keys(values)).toEqual(
			expect.arrayContaining(['category', 'color', 'icon', 'inputs', 'outputs', 'paletteLabel']),
		));

	it('has an icon of its own, two wide and three high', () => {
		const file = join(FOLDER, 'dist', 'icons', String(values.icon));
		expect(existsSync(file)).toBe(true);
		const svg = readFileSync(file, 'utf8');
		expect(svg).toContain('width="40" height="60"');
	});

	// WCAG 2: 4.5 for text; the icons are looked at in test/packages
	it('has a label that is readable in both themes', () => {
		const ground = String(values.color);
		expect(contrast(ground, '#333333')).toBeGreaterThanOrEqual(4.5);
		expect(contrast(ground, '#191919')).toBeGreaterThanOrEqual(4.5);
	});
});

// the account's dialog lies on top of the one that it was opened from
it.each(NODES)('gives no id and no row of the account another meaning in %s', (set) => {
	const names = (html: string) => matches(/\s(?:id|data-row)="([^"]+)"/g, html);
	const account = names(page('ringback-account'));
	expect(names(page(set)).filter((name) => account.includes(name))).toEqual([]);
});

it.each([
	['ringback-trigger-voice-flow', 'trigger voice flow', 1, 8],
	['ringback-outbound-call-result', 'outbound call result', 0, 7],
	['ringback-validate-e164', 'validate E.164', 1, 2],
])('%s is "%s" with %i input and %i outputs', (set, paletteLabel, inputs, outputs) =>
	expect(only(set).values).toMatchObject({ paletteLabel, inputs, outputs }),
);

it('declares the credentials that the runtime reads', () =>
	expect(only('ringback-account').lists.credentials).toEqual(Object.keys(CREDENTIALS)));

function contrast(ground: string, ink: string): number {
	const [light, dark] = [luminance(ground), luminance(ink)].sort((a, b) => b - a);
	return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const part = parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
