/** Judges people who were called in order, by what their phones saw and by what left the node. */
import type { Call } from '../../sandbox/index';

export interface JudgedIncident {
	readonly incident: string;
	/** In order. @param to a number that nobody else has */
	readonly people: ReadonlyArray<{ readonly name: string; readonly to: string }>;
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
	/** Incidents for which a phone rang after the report of a confirming key was taken. */
	readonly calledAfterYes: number;
	/** Incidents that say somebody confirmed on whose phone the key was not pressed. */
	readonly wrong: number;
	/** Incidents of which nothing came, and nothing is under way any more. */
	readonly withoutEnd: number;
	readonly leftTwice: number;
	readonly confirmed: number;
}

type RungCall = Pick<Call, 'to' | 'placedAt' | 'timeline'>;

const CONFIRMING_KEY = '1';

const isConfirming = ({ timeline }: RungCall): boolean =>
	timeline.some(({ event, digits }) => event === 'keys' && digits === CONFIRMING_KEY);

/** When the host took the report of a call, in milliseconds since the Unix epoch; Infinity: never. */
const takenAtMs = ({ timeline }: RungCall): number => {
	const taken = timeline.find(({ event, status }) => event === 'report' && status === 200);
	return taken === undefined ? Infinity : Date.parse(taken.at);
};

/** @param rounds how often the list may be gone through */
export function judgeLadders(
	incidents: readonly JudgedIncident[],
	calls: readonly RungCall[],
	left: readonly LeftIncident[],
	rounds = 1,
): LadderTally {
	const callsTo = (to: string) => calls.filter((call) => call.to === to);
	const leftOf = (name: string) => left.filter(({ incident }) => incident === name);
	const count = (isSo: (one: JudgedIncident) => boolean) => incidents.filter(isSo).length;
	return {
		incidents: incidents.length,
		calledTwice: incidents
			.flatMap(({ people }) => people)
			.filter(({ to }) => callsTo(to).length > rounds).length,
		calledAfterYes: count(({ people }) => {
			const all = people.flatMap(({ to }) => callsTo(to));
			const yesAtMs = Math.min(...all.filter(isConfirming).map(takenAtMs));
			return all.some(({ placedAt }) => Date.parse(placedAt) > yesAtMs);
		}),
		wrong: count(({ incident, people }) =>
			leftOf(incident)
				.filter(({ output }) => output === 'confirmed')
				.some(({ person }) => {
					const mine = people.filter(({ name }) => name === person);
					return !mine.flatMap(({ to }) => callsTo(to)).some(isConfirming);
				}),
		),
		withoutEnd: count(({ incident }) => leftOf(incident).length === 0),
		leftTwice: count(({ incident }) => leftOf(incident).length > 1),
		confirmed: count(({ incident }) =>
			leftOf(incident).some(({ output }) => output === 'confirmed'),
		),
	};
}
