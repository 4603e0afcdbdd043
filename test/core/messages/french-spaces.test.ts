/**
 * In French, a space that does not break stands before : ; ? ! and inside « », so that none of
 * them begins a line. Held against the sources, which have texts in more than one form.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** What is wrong in a text, with what stands around it. */
function wrongSpaces(text: string): string[] {
	const spoken = text
		.replace(/<(code|pre)\b[\s\S]*?<\/\1>|<[^>]+>|`[^`]*`/g, 'x')
		.replace(/https?:\/\/\S+|__\w+__|&\w+;/g, 'x')
		// JSON, and hours as they are typed
		.replace(/\[?\{".*?\}\]?|[A-Z][a-z]{2}-[A-Z][a-z]{2} [\d:-]+; [A-Z][a-z]{2} [\d:-]+/g, 'x');
	const wrong = /(?<![\u00a0\u202f])[;?!»]|(?<![\u00a0\u202f]):(?=\s|$)|«(?![\u00a0\u202f])/g;
	return [...spoken.matchAll(wrong)].map(({ index }) =>
		spoken.slice(Math.max(0, index - 25), index + 10),
	);
}

const textsIn = (value: unknown): string[] =>
	typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsIn);

/** The strings of a piece of TypeScript, without what is put into them. */
const literalsIn = (code: string): string[] =>
	[...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, plain, template]) =>
		(plain ?? template ?? '')
			.replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, 'x')
			.replace(/\\u([\da-f]{4})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
	);

/** The French of texts in three languages: one string, or a block of them. */
function frenchIn(code: string): string[] {
	const blocks = [...code.matchAll(/^(\t*)fr: (?:\{$[\s\S]*?^\1\}|.*$(?:\n\1\t.*$)*)/gm)];
	const inLine = [...code.matchAll(/[{,] fr: ('(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)/g)];
	return [...blocks, ...inLine].flatMap(([found]) => literalsIn(found));
}

const CATALOGUES = globSync('node-red/locales/fr/*', { cwd: ROOT });
const MESSAGES = globSync('core/messages/fr/*.ts', { cwd: ROOT });
const TOLD = globSync('{core,node-red,nodes}/**/*.ts', { cwd: ROOT })
	.filter((file) => !/dist|node_modules/.test(file) && !MESSAGES.includes(file))
	.filter((file) => frenchIn(read(file)).length > 0);

it.each([
	['Bien : oui', 1],
	['Bien\u00a0: oui', 0],
	['Bien: oui', 1],
	['Vraiment?', 1],
	['« oui »', 2],
	['«\u202foui\u202f»', 0],
	['À 09:00, voir https://a.example/?x=1 ; <code>a: b ? c</code>', 1],
	['flows-interactions:start &quot;a&quot;', 0],
])('"%s" has %i wrong spaces', (text, count) => expect(wrongSpaces(text)).toHaveLength(count));

it.each(CATALOGUES)('%s has spaces that do not break', (file) => {
	const texts = file.endsWith('.json') ? textsIn(JSON.parse(read(file))) : [read(file)];
	expect(texts.flatMap(wrongSpaces)).toEqual([]);
});

it.each(MESSAGES)('%s has spaces that do not break', (file) =>
	expect(literalsIn(read(file)).flatMap(wrongSpaces)).toEqual([]),
);

it.each(TOLD)('the French of %s has spaces that do not break', (file) =>
	expect(frenchIn(read(file)).flatMap(wrongSpaces)).toEqual([]),
);

it('finds the French that stands beside other languages', () =>
	expect(TOLD).toEqual(
		expect.arrayContaining(['core/providers/texts.ts', 'core/messages/message.ts']),
	));
