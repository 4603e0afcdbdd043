/** What the rows of a Studio flow execution report say about one call. */
import type { ReportRow, ReportedExit } from '../execution-report';
import type { Exit } from '../../result/exits';

/**
 * Exits of Make outbound call in lower case with underscores. How the report spells them is
 * not documented; the words of Studio's own page, in whatever spelling, are.
 */
const EXITS: Readonly<Record<string, Exit>> = {
	answered: 'answered',
	busy: 'busy',
	no_answer: 'noAnswer',
	invalid_number: 'invalidNumber',
};

/** A component's failure, always reported so ("Error handling"): only its own step's says that nobody was called. */
const FAILED = 'error';

const normalised = (word: string): string =>
	word
		.trim()
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_');

const isOutboundCall = ({ component, step }: ReportRow): boolean =>
	[component, step].some((name) => name !== null && /^make_outbound_call/.test(normalised(name)));

const exitOf = (row: ReportRow): Exit | undefined => {
	const word = normalised(row.exit ?? '');
	return Object.hasOwn(EXITS, word) ? EXITS[word] : undefined;
};

/** How the call of an interaction ended; undefined while the report does not say. */
export function exitInReport(
	rows: readonly ReportRow[],
	interactionId: string,
): ReportedExit | undefined {
	const own = rows
		.filter((row) => row.interactionId === interactionId && row.exit !== null)
		.sort((one, other) => one.order - other.order);
	const finished = own.some((row) => row.finished);
	const told = (row: ReportRow, exit: Exit): ReportedExit => ({
		exit,
		providerStatus: row.exit ?? '',
		finished,
	});

	const dialling = own.findLast(isOutboundCall);
	if (dialling) {
		const failed = normalised(dialling.exit ?? '') === FAILED;
		return told(dialling, failed ? 'failed' : (exitOf(dialling) ?? 'noResult'));
	}
	// its title in the report is not documented either: the first step that left by one of its exits
	const known = own.find((row) => exitOf(row) !== undefined);
	if (known) return told(known, exitOf(known) ?? 'noResult');
	const last = own.at(-1);
	return last && finished ? told(last, 'noResult') : undefined;
}
