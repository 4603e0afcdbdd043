import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXITS, PROVIDER_IDS, type Exit, type ProviderId } from '../../../../core';

const PAGE = join(__dirname, '..', '..', '..', '..', 'docs', 'sandbox.md');
const COLUMNS = ['ending', 'on the phone', ...PROVIDER_IDS];

/** One cell of the table "The last two digits decide" in docs/sandbox.md. */
export interface Ending {
	/** The last two digits of the called number. */
	readonly digits: string;
	readonly onThePhone: string;
	readonly provider: ProviderId;
	readonly exit: Exit;
}

/** The cells of the table, so that the page and the nodes cannot drift apart. */
export function readEndings(): Ending[] {
	const rows = readFileSync(PAGE, 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) =>
			line
				.split('|')
				.map((cell) => cell.trim())
				.slice(1, -1),
		);
	const head = rows.findIndex((row) => COLUMNS.every((name, at) => row[at] === name));
	if (head < 0) throw new Error(`${PAGE} has no table with the columns ${COLUMNS.join(', ')}`);
	return rows
		.slice(head + 1)
		.filter(([digits]) => /^\d\d$/.test(digits ?? ''))
		.flatMap(([digits, onThePhone, ...exits]) =>
			PROVIDER_IDS.map((provider) => ({
				digits: digits!,
				onThePhone: onThePhone!,
				provider,
				exit: exitOf(exits[PROVIDER_IDS.indexOf(provider)]),
			})),
		);
}

function exitOf(word: string | undefined): Exit {
	const exit = EXITS.find((known) => known === word);
	if (exit === undefined) throw new Error(`${PAGE}: "${word}" is no exit`);
	return exit;
}
