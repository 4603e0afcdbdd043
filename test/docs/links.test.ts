/** Links inside of the repository, from pages and from the texts of the nodes. Nothing is asked for on the network. */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesOf, parsePage, readPage, ROOT } from './markdown';

const { repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
	repository: { url: string };
};
const HOME = repository.url.replace(/\.git$/, '');

/** What is wrong with a link; null when it leads somewhere. */
function wrong(from: string, target: string): string | null {
	const [path = '', anchor] = inside(from, target).split('#');
	if (!existsSync(join(ROOT, path))) return `${from}: ${target} leads to no file`;
	if (anchor === undefined) return null;
	const anchors = readPage(path === '' ? 'README.md' : path).anchors;
	return anchors.has(anchor) ? null : `${from}: ${target} leads to no heading`;
}

/** The target from the root of the repository. */
function inside(from: string, target: string): string {
	if (target.startsWith('#')) return `${from}${target}`;
	if (!target.startsWith(HOME)) return posix.join(posix.dirname(from), decodeURI(target));
	const rest = target.slice(HOME.length).replace(/^\/(blob|tree|raw)\/main\/?/, '');
	// the repository's own page shows its README, a folder's page the README in it
	const [path = '', anchor] = rest.split('#');
	if (anchor === undefined || path.endsWith('.md')) return rest.replace(/^\//, '');
	return `${posix.join(path, 'README.md')}${anchor === 'readme' ? '' : `#${anchor}`}`;
}

const pages = filesOf('*.md').map(readPage);
const isOutside = (target: string) => /^(https?:|mailto:)/.test(target) && !target.startsWith(HOME);

describe('the pages', () => {
	it.each(pages)('$path: every link leads to a file and a heading', ({ path, links }) => {
		const broken = links
			.filter(({ target }) => !isOutside(target))
			.map(({ target }) => wrong(path, target));
		expect(broken.filter(Boolean)).toEqual([]);
	});

	it.each(pages)('$path: links elsewhere are https', ({ links }) => {
		const others = links.filter(({ target }) => isOutside(target)).map(({ target }) => target);
		expect(others.filter((target) => !/^(https:\/\/|mailto:)/.test(target))).toEqual([]);
	});

	it.each(pages.filter(({ path }) => path.startsWith('docs/')))(
		'$path can be reached from a README',
		({ path }) => {
			const seen = new Set<string>();
			const follow = (page: string) => {
				if (seen.has(page) || !page.endsWith('.md')) return;
				seen.add(page);
				for (const { target } of readPage(page).links)
					if (!isOutside(target)) follow(inside(page, target).split('#')[0]!);
			};
			follow('README.md');
			expect([...seen]).toContain(path);
		},
	);
});

describe('the texts of nodes, credentials and packages', () => {
	const files = filesOf('*.ts', '*.json', '*.html').filter(
		(file) => !/^test\/|package-lock\.json$/.test(file),
	);
	const links = files.flatMap((file) =>
		[...readFileSync(join(ROOT, file), 'utf8').matchAll(/https:\/\/github\.com\/[\w./#-]+/g)]
			.map(([address]) => address.replace(/\.git$|\.$/, ''))
			.filter((address) => address.startsWith(HOME) && !/\/issues|\.json$/.test(address))
			.map((address) => ({ file, address })),
	);

	it('are many', () => expect(links.length).toBeGreaterThan(20));

	it.each(links)('$file: $address leads to a page and a heading', ({ file, address }) => {
		expect(wrong(file, address)).toBeNull();
	});
});

describe('the check itself', () => {
	it.each([
		['nowhere.md', 'no file'],
		['results.md#nothing-of-the-kind', 'no heading'],
		['#nothing-of-the-kind', 'no heading'],
		[`${HOME}/blob/main/docs/nowhere.md`, 'no file'],
		[`${HOME}#nothing-of-the-kind`, 'no heading'],
	])('finds %s', (target, problem) => {
		expect(wrong('docs/sandbox.md', target)).toContain(problem);
	});

	it('names headings as their page does, twice the same one too', () => {
		const { anchors, links } = parsePage(
			'x.md',
			'# A b-c: *d*!\n## Same\n## Same\n[a](b "c")\n[d](e#f) [g](<h i.md>)',
		);
		expect([...anchors]).toEqual(['a-b-c-d', 'same', 'same-1']);
		expect(links.map(({ target }) => target)).toEqual(['e#f', 'h i.md']);
	});
});
