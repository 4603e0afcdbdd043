/** The workflows: what each job may do, and that no action can change under it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../.github/workflows');
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** The jobs of a workflow, by name: each begins two blanks in, below "jobs:". */
function jobsOf(text: string): Record<string, string> {
	const [, jobs = ''] = text.split(/^jobs:$/m);
	const parts = jobs.split(/^ {2}([\w-]+):$/m).slice(1);
	return Object.fromEntries(
		parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? '']] : [])),
	);
}

it.each(readdirSync(FOLDER))('%s takes every action by its full commit', (file) => {
	const uses = textOf(file).match(/uses: .*/g) ?? [];
	expect(uses.length).toBeGreaterThan(0);
	for (const use of uses) expect(use).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v\d/);
});

describe('publish.yml', () => {
	const [head = ''] = textOf('publish.yml').split(/^jobs:$/m);
	const jobs = jobsOf(textOf('publish.yml'));

	it('gives nothing to all jobs', () => expect(head).toMatch(/^permissions: \{\}$/m));

	it('lets only the job that publishes sign', () => {
		const signing = Object.keys(jobs).filter((name) => jobs[name]!.includes('id-token'));
		expect(signing).toEqual(['publish']);
		expect(jobs.build).toMatch(/permissions:\n {6}contents: read\n {4}steps:/);
		expect(jobs.publish).toMatch(/permissions:\n {6}id-token: write\n {4}steps:/);
	});

	it('runs nothing but npm publish where it can sign, and no script of a package', () => {
		const commands = jobs.publish!.match(/^ +npm .*|- run: .*/gm) ?? [];
		expect(commands).toHaveLength(3);
		for (const command of commands)
			expect(command.trim()).toMatch(/^npm publish --ignore-scripts .*\.tgz$/);
		expect(jobs.publish).not.toMatch(/checkout|npm install|npx|node /);
	});
});
