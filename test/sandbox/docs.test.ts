import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { about } from '../../sandbox/control/about';
import { BUILT_IN_FUNCTIONS } from '../../sandbox/flows/steps/functions';
import { FAULTS } from '../../sandbox/faults/queue';
import { Options } from '../../sandbox/providers';
import { KINDS } from '../../sandbox/flows/steps';

const text = readFileSync(join(__dirname, '../../docs/sandbox.md'), 'utf8');

/** First and second cells of the table under a heading. */
function rows(heading: string): [string, string][] {
	const section = text.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
	return section
		.split('\n')
		.filter((line) => line.startsWith('| `'))
		.map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
		.map(([, first = '', second = '']) => [first, second]);
}

describe('docs/sandbox.md', () => {
	it('lists every fault and no other', () => {
		expect(
			rows('Faults')
				.map(([fault]) => fault)
				.sort(),
		).toEqual(Object.keys(FAULTS).sort());
	});

	it('lists every option with its default and no other', () => {
		const defaults = Object.entries(Options.parse({})).map(([name, value]) => [
			name,
			value === '' ? 'empty' : String(value),
		]);
		expect(rows('Options').sort()).toEqual(defaults.sort());
	});

	it('lists every component of a flow, and every function', () => {
		expect(
			rows('Flows of your own')
				.map(([component]) => component.split(' ')[0])
				.sort(),
		).toEqual(Object.keys(KINDS).sort());
		for (const name of Object.keys(BUILT_IN_FUNCTIONS)) expect(text).toContain(`\`${name}\``);
	});

	it('lists every option of the command', () => {
		const cli = readFileSync(join(__dirname, '../../sandbox/cli.ts'), 'utf8');
		for (const [option] of cli.matchAll(/--\w+ (?=<)/g)) expect(text).toContain(option.trim());
	});

	it('names every flow, credential and number', () => {
		const { flows, providers, callers, bridges } = about('http://127.0.0.1:4010', 20);
		const typed = providers.flatMap(({ account: { 'Base address': _address, ...fields } }) =>
			Object.values(fields).flat(),
		);
		const names = [
			...flows.flatMap(({ name, ids }) => [name, ids.cmCom]),
			...Object.values(flows[0]!.ids),
			...typed.map((value) => value.replace('http://127.0.0.1:4010', '')),
			...callers,
			...bridges,
		];
		expect(names.filter((name) => !text.includes(name))).toEqual([]);
	});
});
