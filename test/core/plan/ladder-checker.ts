/**
 * Judges what was seen of a ladder, by the promises alone: it knows neither plans nor their states.
 * "1" confirms, "2" declines; references end in the round and the person, both from 1.
 */
import { all, type History, type SeenOf } from './history';

export interface WantedLadder {
	/** One line a person; two people can share one. */
	readonly lines: readonly string[];
	readonly roundsMax: number;
	readonly pauseMs: number;
	readonly waitMs: number;
	readonly whenUnsure: 'wait' | 'next' | 'stop';
}

/** Broken promises in words; empty where all were kept. */
export function judgeLadder(wanted: WantedLadder, history: History): string[] {
	const outs = all(history, 'out');
	return [
		...(outs.length === 1 ? [] : [`ended ${outs.length} times`]),
		...ringFaults(wanted, history),
		...unsureFaults(wanted, history),
		...all(history, 'rang').flatMap((ring) => momentFaults(wanted, history, ring)),
		...(outs[0] ? outFaults(wanted, history, outs[0]) : []),
	];
}

const isYes = (one: SeenOf<'told'>): boolean =>
	one.exit === 'answered' && !one.isMachine && (one.digits === '1' || one.digits === '1#');
const isNo = (one: SeenOf<'told'>): boolean =>
	one.exit === 'answered' && !one.isMachine && one.digits === '2';

function ringFaults(wanted: WantedLadder, history: History): string[] {
	const { lines, roundsMax, pauseMs, whenUnsure } = wanted;
	const rings = all(history, 'rang');
	const faults: string[] = [];
	const references = rings.map(({ reference }) => reference);
	if (new Set(references).size < references.length) faults.push('one reference rang twice');
	for (const person of lines.keys())
		if (rings.filter(({ item }) => item === person).length > roundsMax)
			faults.push(`person ${person} was called too often`);
	const byRound = new Map<number, SeenOf<'rang'>[]>();
	for (const ring of rings)
		byRound.set(roundOf(ring), [...(byRound.get(roundOf(ring)) ?? []), ring]);
	if (Math.max(0, ...byRound.keys()) > roundsMax) faults.push('too many rounds');
	for (const [round, inRound] of byRound) {
		const before = byRound.get(round - 1)?.at(-1);
		if (before && inRound[0]!.at < before.at + pauseMs) faults.push(`round ${round} came too soon`);
		// somebody who was held, or whose phone may ring, comes last
		const isHeld =
			all(history, 'held').some(({ reference }) => roundIn(reference) === round) ||
			(whenUnsure === 'next' && (round > 1 || new Set(lines).size < lines.length));
		const people = inRound.map(({ item }) => item);
		if (!isHeld && people.some((person, at) => at > 0 && person < people[at - 1]!))
			faults.push(`round ${round} was out of order`);
	}
	return faults;
}

const roundIn = (reference: string): number => Number(reference.split('-').at(-2));
const roundOf = ({ reference }: SeenOf<'rang'>): number => roundIn(reference);

/** What has to be true at the moment in which a phone may ring. */
function momentFaults(wanted: WantedLadder, history: History, ring: SeenOf<'rang'>): string[] {
	const position = history.indexOf(ring);
	const before = history.slice(0, position);
	const told = all(before, 'told');
	const faults: string[] = [];
	if (told.some(isYes)) faults.push('somebody was called after a yes');
	if (all(before, 'out').length > 0) faults.push('somebody was called after the end');
	if (all(before, 'stopped').length > 0) faults.push('somebody was called after it was given up');
	for (const earlier of all(before, 'rang')) {
		const ofIt = told.filter(({ reference }) => reference === earlier.reference);
		const isSettled = ofIt.some(({ exit }) => exit !== 'noResult');
		const isOver = isSettled || ring.at >= earlier.at + wanted.waitMs;
		const isDoubtful =
			ofIt.length > 0 || all(before, 'doubt').some((one) => one.reference === earlier.reference);
		// a host that was killed cannot know what it had sent, and may count it as doubtful
		const mayGoOn = wanted.whenUnsure === 'next' && (isDoubtful || wasKilled(before, earlier));
		if (!isOver && wanted.lines[earlier.item] === wanted.lines[ring.item])
			faults.push(`a phone rang twice at once: ${ring.reference}`);
		if (!isOver && !mayGoOn) faults.push(`two phones rang at once: ${ring.reference}`);
		if (wanted.lines[earlier.item] === wanted.lines[ring.item] && ofIt[0] && isNo(ofIt[0]))
			faults.push(`person ${ring.item} was called after a no`);
	}
	return faults;
}

const wasKilled = (before: History, ring: SeenOf<'rang'>): boolean =>
	all(before, 'crashed').some(({ at }) => at >= ring.at);

/** With "stop" nobody is called once it is not known how a call ended. */
function unsureFaults({ whenUnsure, waitMs }: WantedLadder, history: History): string[] {
	if (whenUnsure !== 'stop') return [];
	return all(history, 'rang').flatMap((ring) => {
		const isDark = all(history, 'rang').some((earlier) => {
			const words = all(history, 'told').filter(
				({ reference, at }) =>
					reference === earlier.reference && at <= earlier.at + ANSWER_MS + waitMs,
			);
			return words.length === 0 && ring.at > earlier.at + waitMs + SLACK_MS;
		});
		return isDark ? ['somebody was called though a call had no result'] : [];
	});
}
/** The longest that a start takes to be answered, which is when its wait begins. */
export const ANSWER_MS = 3_000;
/** A wait begins with the answer to the start, or with the host that was started again. */
const SLACK_MS = 10 * 60_000;

function outFaults(wanted: WantedLadder, history: History, out: SeenOf<'out'>): string[] {
	const before = history.slice(0, history.indexOf(out));
	const told = all(before, 'told');
	const rings = all(before, 'rang');
	const yes = told.find(isYes);
	const [output, person] = out.came.split(' ');
	const faults: string[] = [];
	if ((output === 'confirmed') !== (yes !== undefined))
		faults.push(`${output}, and yes is ${!!yes}`);
	if (output === 'confirmed' && yes) {
		const ring = rings.find(({ reference }) => reference === yes.reference);
		if (ring?.taker !== 'human' || ring.key !== '1') faults.push('nobody pressed the key in truth');
		if (ring && person !== `${ring.item}`) faults.push(`${person} is not who confirmed`);
	}
	if (output === 'notCalled' && rings.length > 0) faults.push('notCalled, and a phone rang');
	const saidNo = (at: number) =>
		told.some(
			(one) =>
				isNo(one) &&
				rings.some(
					(ring) =>
						wanted.lines[ring.item] === wanted.lines[at] && ring.reference === one.reference,
				),
		);
	if (output === 'declined' && ![...wanted.lines.keys()].every(saidNo))
		faults.push('declined, and not everybody declined');
	if (output === 'nobody') {
		const last = wanted.lines.map((_, at) =>
			rings.findLast(({ item }) => wanted.lines[item] === wanted.lines[at]),
		);
		const isDark = last.some(
			(ring) =>
				ring !== undefined &&
				!told.some(({ reference, exit }) => reference === ring.reference && exit !== 'noResult'),
		);
		if (isDark) faults.push('nobody, and of one call nobody knows');
	}
	return faults;
}
