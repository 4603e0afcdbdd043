import { readFileSync, readdirSync } from 'node:fs';
import js from '@eslint/js';
import ts from 'typescript-eslint';

/** The providers that the sandbox plays: their folders. */
const played = readdirSync('sandbox/providers', { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.join('|');
/** As workflows spell the providers: by the tables in the folders of core. */
const ids = readdirSync('core/providers', { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(
		({ name }) => /\bid: '(\w+)'/.exec(readFileSync(`core/providers/${name}/table.ts`, 'utf8'))[1],
	)
	.join('|');
const inItsFolder =
	'what is special about a provider stands in its folder of core/providers, and the rest reads its table';
const noProviderNamed = [
	{ selector: `Literal[value=/^(${ids})$/]`, message: inItsFolder },
	{ selector: `TemplateElement[value.raw=/^(${ids})$/]`, message: inItsFolder },
	{ selector: `Identifier[name=/^(${ids})$/]`, message: inItsFolder },
];
const failuresAndTime = [
	{
		selector: 'CatchClause ThrowStatement',
		message: 'failures are values until the decision; n8n refuses bare throws in a catch',
	},
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: 'time comes from the clock',
	},
];
const inOwnFolder = 'what a provider has to itself stands in sandbox/providers/<id>';

export default ts.config(
	{ ignores: ['**/dist/**', '**/node_modules/**', '.ringback/**', 'coverage/**'] },
	js.configs.recommended,
	...ts.configs.recommended,
	{
		rules: {
			'no-console': 'error',
			eqeqeq: 'error',
			'no-param-reassign': 'off',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
		},
	},
	{
		// what runs inside n8n Cloud has none of these
		files: ['core/**/*.ts', 'nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				'process',
				'global',
				'globalThis',
				'setTimeout',
				'clearTimeout',
				'setInterval',
				'clearInterval',
				'setImmediate',
				'clearImmediate',
				'__dirname',
				'__filename',
			],
		},
	},
	{
		// each provider's one line in the three lists
		files: ['core/providers/*/**/*.ts', 'core/providers/{tables,texts,index}.ts'],
		rules: { 'no-restricted-syntax': ['error', ...failuresAndTime] },
	},
	{
		files: ['core/**/*.ts'],
		ignores: ['core/providers/*/**', 'core/providers/{tables,texts,index}.ts'],
		rules: { 'no-restricted-syntax': ['error', ...failuresAndTime, ...noProviderNamed] },
	},
	{
		files: ['nodes/**/*.ts', 'node-red/**/*.ts', 'scripts/**/*.{ts,mjs}', '*.js'],
		rules: { 'no-restricted-syntax': ['error', ...noProviderNamed] },
	},
	{
		files: ['sandbox/**/*.{ts,tsx}'],
		ignores: ['sandbox/providers/index.ts', 'sandbox/providers/*/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{ selector: `Literal[value=/${played}/i]`, message: inOwnFolder },
				{ selector: `TemplateElement[value.raw=/${played}/i]`, message: inOwnFolder },
				{ selector: `Identifier[name=/${played}/i]`, message: inOwnFolder },
			],
		},
	},
	{
		files: ['**/*.{js,cjs,mjs}'],
		languageOptions: {
			globals: {
				console: 'readonly',
				process: 'readonly',
				require: 'readonly',
				module: 'writable',
				exports: 'writable',
				__dirname: 'readonly',
				Buffer: 'readonly',
				fetch: 'readonly',
				setTimeout: 'readonly',
				clearTimeout: 'readonly',
				URL: 'readonly',
				document: 'readonly',
				window: 'readonly',
			},
		},
		rules: { '@typescript-eslint/no-require-imports': 'off', 'no-console': 'off' },
	},
	{
		files: ['test/bench/**/*.ts', 'test/faults/main.ts', 'sandbox/cli.ts', 'test/hosts/**'],
		rules: { 'no-console': 'off' },
	},
	{ files: ['**/*.data.ts'], rules: { 'max-lines': 'off' } },
);
