/** The parts of a Markdown page that can be wrong. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** A target with blanks stands in angle brackets. */
const LINK = /(!?)\[([^\]]*)\]\((?:<([^>]+)>|([^)\s]+))\)/g;

export interface Link {
	readonly text: string;
	readonly target: string;
	readonly picture: boolean;
}
export interface Block {
	readonly page: string;
	readonly line: number;
	readonly language: string;
	readonly text: string;
}
export interface Page {
	/** From the root of the repository. */
	readonly path: string;
	readonly links: readonly Link[];
	readonly anchors: ReadonlySet<string>;
	readonly blocks: readonly Block[];
}

/** Files that git knows, or would know after the next commit. */
export const filesOf = (...patterns: string[]): string[] =>
	execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z', ...patterns], {
		cwd: ROOT,
		encoding: 'utf8',
	})
		.split('\0')
		.filter(Boolean);

export const readPage = (path: string): Page =>
	parsePage(path, readFileSync(join(ROOT, path), 'utf8'));

export function parsePage(path: string, text: string): Page {
	const blocks: Block[] = [];
	const prose: string[] = [];
	let open: { line: number; language: string; text: string[] } | undefined;
	for (const [index, line] of text.split('\n').entries()) {
		const fence = /^\s*```(.*)$/.exec(line);
		if (fence && open) {
			blocks.push({ page: path, ...open, text: open.text.join('\n') });
			open = undefined;
		} else if (fence) open = { line: index + 1, language: fence[1]!.trim(), text: [] };
		else (open?.text ?? prose).push(line);
	}
	if (open) throw new Error(`${path}:${open.line} opens a block that nothing closes`);
	const plain = prose.join('\n').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ' '));
	return {
		path,
		blocks,
		anchors: new Set(anchorsOf(prose)),
		links: [...plain.matchAll(LINK)].map(([, mark, words = '', spaced, target = '']) => ({
			text: words,
			target: spaced ?? target,
			picture: mark === '!',
		})),
	};
}

/** As GitHub names headings: a second one of the same words gets -1. */
function anchorsOf(lines: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return lines.flatMap((line) => {
		const heading = /^#{1,6} (.+)$/.exec(line)?.[1];
		if (heading === undefined) return [];
		const name = heading
			.toLowerCase()
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.trim()
			.replace(/\s/g, '-');
		const before = seen.get(name) ?? 0;
		seen.set(name, before + 1);
		return [before === 0 ? name : `${name}-${before}`];
	});
}
