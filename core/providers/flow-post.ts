/**
 * The report of providers that report nothing themselves: their flow posts `{token, exit}` from
 * each of its exits, so the report is a contract of our own (docs/results.md).
 */
import { secondsOf, textOf } from '../base/json';
import { wordFor, type Exit } from '../result/exits';
import { answersOf, fieldsOf, notSaid } from '../result/report';
import type { Callback } from './contract';

/** The exits as flows name them, in lower case with underscores. */
const EXITS: Readonly<Record<string, Exit>> = {
	answered: 'answered',
	voicemail: 'voicemail',
	busy: 'busy',
	rejected: 'busy',
	no_answer: 'noAnswer',
	noanswer: 'noAnswer',
	invalid_number: 'invalidNumber',
	invalidnumber: 'invalidNumber',
	failed: 'failed',
	error: 'failed',
};

/** A flow may say where it is before it says how it ended. */
const INTERIM = new Set(['started', 'calling', 'ringing', 'in_progress']);

const normalised = (word: string) =>
	word
		.trim()
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_');

/** How the second leg ended, in our words where there is one. */
function forwardOf(word: string): string {
	const key = normalised(word);
	if (key === 'ok') return 'answered';
	return Object.hasOwn(EXITS, key) ? EXITS[key]! : word;
}

/** The exit of a word that a flow posts; No Result for a word that nobody documented. */
export const exitOfPost = (word: string): Exit => {
	const key = normalised(word);
	return Object.hasOwn(EXITS, key) ? EXITS[key]! : 'noResult';
};

/** @param callIdField what the provider calls the id of its execution */
export const flowPost = (callIdField: string) =>
	({
		exits: EXITS,
		callback: {
			read(report) {
				const fields = fieldsOf(report);
				const word = textOf(fields.exit);
				if (!word?.trim())
					return { kind: 'unreadable', why: notSaid(report, 'There is no "exit" in the report.') };
				if (INTERIM.has(normalised(word)))
					return { kind: 'interim', providerStatus: word, raw: fields };
				const forward = textOf(fields.forward);
				return {
					kind: 'final',
					exit: exitOfPost(word),
					providerStatus: word,
					callId: textOf(fields[callIdField]) ?? null,
					ringSeconds: secondsOf(fields.ring_seconds),
					talkSeconds: secondsOf(fields.talk_seconds),
					answers: {
						...answersOf(fields.answers),
						...answersOf({ digits: fields.digits, optOut: fields.opt_out }),
						...(forward === undefined ? {} : { forward: forwardOf(forward) }),
					},
					raw: fields,
				};
			},

			example(exit) {
				const word = wordFor(EXITS, exit);
				return word === undefined
					? null
					: { method: 'POST', token: 'body', fields: { exit: word } };
			},
		} satisfies Callback,
	}) as const;
