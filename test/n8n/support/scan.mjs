/**
 * What n8n's scanner of community packages finds, offline: its own analysis, and the newest
 * rules beside it. Comments that switch rules off are ignored, as the scanner ignores them.
 * Prints one JSON object.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { defineConfig } from 'eslint/config';

const [root, unpacked] = process.argv.slice(2);
const SOURCES = ['package.json', 'nodes/**/*.{ts,json}', 'credentials/**/*.ts'];
const DIST = ['package.json', '**/*.js'];

/** Rules of n8n-nodes-base that n8n's own tools switch off for community nodes. */
const NOT_FOR_COMMUNITY = [
	'cred-class-field-documentation-url-miscased',
	'cred-class-field-type-options-password-missing',
	'node-class-description-inputs-wrong-regular-node',
	'node-class-description-outputs-wrong',
	'node-param-type-options-max-value-present',
];
const off = Object.fromEntries(NOT_FOR_COMMUNITY.map((rule) => [`n8n-nodes-base/${rule}`, 'off']));
const ruleset = (files, name) => ({
	files,
	plugins: { 'n8n-nodes-base': nodesBase },
	rules: { ...nodesBase.configs[name].rules, ...off },
});

async function newestRules(patterns) {
	const eslint = new ESLint({
		cwd: root,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: defineConfig(
			n8nCommunityNodesPlugin.configs.recommended,
			ruleset(['package.json'], 'community'),
			ruleset(['credentials/**/*.ts'], 'credentials'),
			ruleset(['nodes/**/*.ts'], 'nodes'),
			{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
			{ rules: { 'no-console': 'error' } },
		),
	});
	const results = await eslint.lintFiles(patterns.map((pattern) => join(root, pattern)));
	return results.flatMap(({ filePath, messages }) =>
		messages.map(({ ruleId, line, message }) => `${filePath}:${line} ${ruleId} ${message}`),
	);
}

const versionOf = (name) =>
	createRequire(join(root, 'package.json'))(`${name}/package.json`).version;

process.stdout.write(
	JSON.stringify({
		sources: await analyzePackage(root, SOURCES),
		tarball: await analyzePackage(unpacked, DIST),
		newest: await newestRules(SOURCES),
		zod: versionOf('zod'),
	}),
);
