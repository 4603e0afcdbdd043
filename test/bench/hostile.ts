/**
 * `npm run bench -- hostile`: processor time of one report without a valid token, as both hosts
 * read it, beside what it costs to parse its body first. Bodies are as large as a report may be.
 * What n8n's own body parser does before it asks the node is not in here.
 */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { REPORT_LIMIT_BYTES, isRecord, receiveReport, tokenKeys } from '../../core';
import { reportText } from '../../node-red/results/report-body';

const RUNS = 20;
const GOAL_MS = 3;
const KEYS = tokenKeys(randomBytes(24).toString('base64url'), undefined, 'account');
const LIKE_OURS = `"token":"A${'x'.repeat(99)}"`;

const filled = (piece: string, before = '', after = ''): string =>
	before +
	piece.repeat(Math.floor((REPORT_LIMIT_BYTES - before.length - after.length) / piece.length)) +
	after;

const BODIES: Readonly<Record<string, string>> = {
	'form of a&a&…': filled('a&'),
	'form of a=1&a=1&…': filled('a=1&'),
	'form of token=&…': filled('token=&'),
	'JSON array of numbers': filled('1,', '[', '1]'),
	'JSON array of objects': filled('{},', '[', '{}]'),
	'JSON of many names': `{${Array.from({ length: 20_000 }, (_, n) => `"n${n}":1`).join(',')}}`,
	'JSON of tokens': filled(`{${LIKE_OURS}},`, '[', '{}]'),
	'"token": and blanks': filled('"token":        '),
	'one long string': filled('x', '{"a":"', '"}'),
	'brackets without end': filled('['),
};

/** Milliseconds of processor time of one run, of all threads. */
async function cpuMs(work: () => unknown): Promise<number> {
	await work();
	const start = process.cpuUsage();
	for (let run = 0; run < RUNS; run++) await work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1_000 / RUNS;
}

/** What reading a report did before its token was looked at. */
function parsedFirst(text: string): unknown {
	const drop = (name: string, value: unknown) => (name === '__proto__' ? undefined : value);
	if (!/^[[{]/.test(text)) return Object.fromEntries(new URLSearchParams(text));
	try {
		const value: unknown = JSON.parse(text, drop);
		return Array.isArray(value) ? value.filter(isRecord) : value;
	} catch {
		return undefined;
	}
}

async function main(): Promise<void> {
	const rows: Array<Record<string, unknown>> = [];
	for (const [name, text] of Object.entries(BODIES)) {
		const bytes = Buffer.from(text);
		const read = async (query: Record<string, string>, body = bytes, headers = {}) => {
			const rawBody = (await reportText(body, headers)) ?? '';
			return receiveReport({ query, rawBody }, KEYS, Date.now());
		};
		const packed = gzipSync(bytes);
		rows.push({
			body: name,
			'parsed first': await cpuMs(() => parsedFirst(bytes.toString('utf8'))),
			'wrong token in the query': await cpuMs(() => read({ rb: 'A'.repeat(200) })),
			'no token': await cpuMs(() => read({})),
			'no token, gzip': await cpuMs(() => read({}, packed, { 'content-encoding': 'gzip' })),
		});
	}
	if (process.argv.includes('--json')) return console.log(JSON.stringify(rows));
	console.log(
		`ms of processor time per hostile report of 256 KB, mean of ${RUNS}; goal: ${GOAL_MS}`,
	);
	console.table(
		rows.map(({ body, ...figures }) => ({
			body,
			...Object.fromEntries(
				Object.entries(figures).map(([what, ms]) => [what, Number((ms as number).toFixed(2))]),
			),
		})),
	);
}

void main();
