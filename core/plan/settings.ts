/** What builders set of plans, checked before anything is dialled. */
import { z } from 'zod/v4';
import { isRecord, textOf } from '../base/json';
import { variablesOfJson } from '../call/settings';
import { MESSAGES, fault } from '../messages';
import { check, oneOf, say } from '../messages/fields';
import type { Exit } from '../result/exits';
import { keySequences } from '../result/keys';
import { EXPECTED, UNITS, WHO } from '../messages/expected';
import type { Phrase } from '../base/language';
import type { LadderPlan, Person } from './ladder-state';
import type { TriesPlan } from './tries-state';
import { MOST_CALLS } from './reference';
import { TRY_AFTER } from './try-after';

/** How the calls of a ladder go on where nobody knows how one ended. */
export const WHEN_UNSURE = ['wait', 'next', 'stop'] as const;

export const LARGEST_BATCH = 2_000;
const MAX_CALLS = MOST_CALLS;
const MAX_ROUNDS = 10;
const MAX_PEOPLE = 50;
const LONGEST_PAUSE_MINUTES = 7 * 24 * 60;
const LONGEST_PAUSE_SECONDS = 24 * 60 * 60;
/** Of more calls than this, or rounds, one after the other would be an annoyance: */
const CALLS_AT_ONCE = 3;
const SHORTEST_PAUSE_MS = 60_000;
/** A call that gates hold for longer than a week is out of date. */
const HOLD_LIMIT_MS = 7 * 24 * 60 * 60_000;

/** Forms give numbers, sheets give text, and empty means not given. */
const numberGiven = (value: unknown) => {
	if (value === null || value === '' || value === undefined) return undefined;
	return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
};
const within = (field: string, from: number, to: number, who: Phrase) => {
	const words = say(() => MESSAGES.outOfRange(field, from, to, who));
	return z
		.number(say(() => MESSAGES.wrongType(field, EXPECTED.number)))
		.min(from, words)
		.max(to, words);
};
const count = (field: string, to: number, who: Phrase) =>
	z.preprocess(
		numberGiven,
		z
			.unknown()
			.refine(
				(given) => given !== undefined,
				say(() => MESSAGES.planWithoutEnd(field)),
			)
			.pipe(
				within(field, 1, to, who).refine(
					Number.isInteger,
					say(() => MESSAGES.wrongType(field, EXPECTED.wholeNumber)),
				),
			),
	);
const pause = (field: string, longest: number) =>
	z.preprocess(numberGiven, within(field, 0, longest, WHO.pause).optional());
const pauseMinutes = (field: string) => pause(field, LONGEST_PAUSE_MINUTES);

const TryAgain = z
	.object({
		maxCalls: count('maxCalls', MAX_CALLS, WHO.plan),
		afterBusyMinutes: pauseMinutes('afterBusyMinutes'),
		afterNoAnswerMinutes: pauseMinutes('afterNoAnswerMinutes'),
		afterVoicemailMinutes: pauseMinutes('afterVoicemailMinutes'),
		afterFailedMinutes: pauseMinutes('afterFailedMinutes'),
		afterNoResultMinutes: pauseMinutes('afterNoResultMinutes'),
	})
	.transform(({ maxCalls, ...minutes }) => {
		const pausesMs: Partial<Record<Exit, number>> = {};
		for (const [exit, field] of Object.entries(TRY_AFTER) as Array<[Exit, keyof typeof minutes]>) {
			const given = minutes[field];
			if (given === undefined) continue;
			pausesMs[exit] = Math.round(given * 60_000);
			refuseHaste(field, pausesMs[exit], maxCalls, 'maxCalls');
		}
		if (maxCalls > 1 && Object.keys(pausesMs).length === 0)
			throw fault(MESSAGES.triesAfterNothing());
		return { maxCalls, pausesMs };
	});

/**
 * The tries that a builder asked for: `{maxCalls, afterBusyMinutes, …}`. Nothing given is one call.
 * Throws `invalidRequest` naming the field: a plan without an end, tries without a pause, values
 * over the limits.
 * @param waitMs how long a call is waited for
 */
export function triesPlan(tryAgain: unknown, waitMs: number): TriesPlan {
	const isGiven = isRecord(tryAgain) && Object.values(tryAgain).some((value) => !isEmpty(value));
	const tries = isGiven ? check(TryAgain, tryAgain) : { maxCalls: 1, pausesMs: {} };
	return { ...tries, waitMs, holdLimitMs: HOLD_LIMIT_MS };
}

const AskAgain = z.object({
	moreCalls: count('moreCalls', MAX_CALLS - 1, WHO.plan),
	pauseMinutes: pauseMinutes('pauseMinutes'),
});

/**
 * The calls to somebody who is asked, until a key decides: `{moreCalls, pauseMinutes}`. After every
 * ending without a decision but a wrong number; nobody is called again who decided.
 * Throws `invalidRequest` as `triesPlan` does.
 * @param asks the keys that decide
 */
export function askingPlan(
	askAgain: unknown,
	waitMs: number,
	asks: NonNullable<TriesPlan['asks']>,
): TriesPlan {
	const { moreCalls, pauseMinutes = 0 } = check(AskAgain, askAgain);
	const pauseMs = Math.round(pauseMinutes * 60_000);
	const maxCalls = 1 + moreCalls;
	refuseHaste('pauseMinutes', pauseMs, moreCalls, 'moreCalls');
	const exits = ['answered', ...(Object.keys(TRY_AFTER) as Exit[])] as const;
	const pausesMs = Object.fromEntries(exits.map((exit) => [exit, pauseMs]));
	return { maxCalls, pausesMs, waitMs, holdLimitMs: HOLD_LIMIT_MS, asks };
}

/** Refuses more items than one run can hold. Throws `invalidRequest`. */
export function checkBatchSize(items: number): void {
	if (items > LARGEST_BATCH) throw fault(MESSAGES.batchTooLarge(items, LARGEST_BATCH));
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

function refuseHaste(field: string, pauseMs: number, calls: number, countField: string): void {
	if (calls > CALLS_AT_ONCE && pauseMs < SHORTEST_PAUSE_MS)
		throw fault(MESSAGES.pauseTooShort(field, countField, CALLS_AT_ONCE));
}

const CallInOrder = z.object({
	people: z
		.unknown()
		.refine(
			(given) => !isEmpty(given),
			say(() => MESSAGES.missing('people')),
		)
		.pipe(
			z.array(
				z.unknown(),
				say(() => MESSAGES.peopleNotAList()),
			),
		),
	confirmDigits: z.unknown(),
	declineDigits: z.unknown(),
	ringSeconds: z.preprocess(numberGiven, within('ringSeconds', 1, 600, WHO.call).optional()),
	roundsMax: count('roundsMax', MAX_ROUNDS, WHO.plan),
	pauseSeconds: pause('pauseSeconds', LONGEST_PAUSE_SECONDS),
	whenUnsure: z.preprocess(
		(given) => (isEmpty(given) ? 'wait' : given),
		oneOf('whenUnsure', WHEN_UNSURE),
	),
});

/**
 * The people to call in order. Throws `invalidRequest` naming the field and the person.
 * @param raw the settings of `callInOrder` as typed
 * @param waitMs how long a call is waited for
 */
export function ladderPlan(raw: Readonly<Record<string, unknown>>, waitMs: number): LadderPlan {
	const {
		people,
		confirmDigits,
		declineDigits,
		pauseSeconds = 0,
		...rest
	} = check(CallInOrder, raw);
	const { roundsMax, ringSeconds, whenUnsure } = rest;
	if (people.length === 0) throw fault(MESSAGES.missing('people'));
	if (people.length > MAX_PEOPLE) throw fault(MESSAGES.tooLong('people', MAX_PEOPLE, UNITS.people));
	const pauseMs = Math.round(pauseSeconds * 1_000);
	refuseHaste('pauseSeconds', pauseMs, roundsMax, 'roundsMax');
	// without a key that confirms, everybody on duty would be called in vain
	if (confirmDigits === '' || confirmDigits === null)
		throw fault(MESSAGES.missing('confirmDigits'));
	const confirm = keysOf('confirmDigits', confirmDigits ?? '1');
	const decline = keysOf('declineDigits', declineDigits);
	if (confirm.some((keys) => decline.includes(keys))) throw fault(MESSAGES.sameKeys());
	return {
		...{ people: people.map(personOf), confirm, decline, ringSeconds },
		...{ roundsMax, pauseMs, whenUnsure, waitMs },
	};
}

export function keysOf(field: string, typed: unknown): readonly string[] {
	if (isEmpty(typed)) return [];
	const keys = keySequences(textOf(typed) ?? '');
	if (keys === null) throw fault(MESSAGES.wrongType(field, EXPECTED.keys));
	return keys;
}

function personOf(row: unknown, at: number): Person {
	const text = (field: string) => (isRecord(row) ? (textOf(row[field])?.trim() ?? '') : '');
	const missing = ['name', 'to'].find((field) => text(field) === '');
	if (missing !== undefined) throw fault(MESSAGES.personIncomplete(at + 1, missing));
	const { flowId, variables } = row as Record<string, unknown>;
	return {
		name: text('name'),
		to: text('to'),
		...(isEmpty(flowId) ? {} : { flowId: text('flowId') }),
		...(isEmpty(variables) ? {} : { variables: variablesOfJson(variables) }),
	};
}
