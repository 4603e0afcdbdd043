/** Judges people who were called in order, by what their phones saw and by what left the node. */
import type { Call } from '../../sandbox/index';

export interface JudgedIncident {
	readonly incident: string;
	/** In order. @param to a number that nobody else has */
	readonly people: ReadonlyArray<{ readonly name: string; readonly to: string }>;
	/** The position of the one whose phone confirms, from 0; -1: nobody's. */
	readonly confirms: number;
}

export interface LeftIncident {
	readonly incident: string;
	readonly output: string;
	readonly person: string | null;
}

export interface LadderTally {
	readonly incidents: number;
	/** People whose phone rang more than once for one round. */
	readonly calledTwice: number;
	/** Incidents for which a phone rang after the one that confirms. */
	readonly calledAfterYes: number;
	/** Incidents that say somebody confirmed whose phone did not. */
	readonly wrong: number;
	/** Incidents of which nothing came, and nothing is under way any more. */
	readonly withoutEnd: number;
	readonly leftTwice: number;
	readonly confirmed: number;
}

/** @param rounds how often the list may be gone through */
export function judgeLadders(
	incidents: readonly JudgedIncident[],
	calls: ReadonlyArray<Pick<Call, 'to'>>,
	left: readonly LeftIncident[],
	rounds = 1,
): LadderTally {
	const times = (to: string) => calls.filter((call) => call.to === to).length;
	const leftOf = (name: string) => left.filter(({ incident }) => incident === name);
	const count = (isSo: (one: JudgedIncident) => boolean) => incidents.filter(isSo).length;
	return {
		incidents: incidents.length,
		calledTwice: incidents.flatMap(({ people }) => people).filter(({ to }) => times(to) > rounds)
			.length,
		calledAfterYes: count(
			({ people, confirms }) =>
				confirms >= 0 &&
				times(people[confirms]!.to) > 0 &&
				people.slice(confirms + 1).some(({ to }) => times(to) > 0),
		),
		wrong: count(({ incident, people, confirms }) =>
			leftOf(incident).some(
				({ output, person }) =>
					output === 'confirmed' && (confirms < 0 || person !== people[confirms]!.name),
			),
		),
		withoutEnd: count(({ incident }) => leftOf(incident).length === 0),
		leftTwice: count(({ incident }) => leftOf(incident).length > 1),
		confirmed: count(({ incident }) =>
			leftOf(incident).some(({ output }) => output === 'confirmed'),
		),
	};
}
