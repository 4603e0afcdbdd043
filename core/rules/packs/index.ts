/** Which rules bind a call, by the country and the state of its number. */
import type { Purpose } from '../options';
import { AU } from './au.data';
import { CA } from './ca.data';
import { DE } from './de.data';
import { ES } from './es.data';
import { FR } from './fr.data';
import { GB } from './gb.data';
import { IN } from './in.data';
import { NL } from './nl.data';
import type { PackRow } from './row';
import { US } from './us.data';

export const PACKS: Readonly<Record<string, readonly PackRow[]>> = {
	US,
	CA,
	GB,
	FR,
	DE,
	NL,
	ES,
	AU,
	IN,
};

/** Places with a country code of their own in which the law of another country holds. */
const SAME_LAW: Readonly<Record<string, string>> = {
	PR: 'US',
	VI: 'US',
	GU: 'US',
	AS: 'US',
	MP: 'US',
	GP: 'FR',
	MQ: 'FR',
	GF: 'FR',
	RE: 'FR',
	YT: 'FR',
	CX: 'AU',
	CC: 'AU',
};

/** The pack of a country; undefined where nobody has written one. */
export const packOf = (country: string | null): string | undefined => {
	const law = SAME_LAW[country ?? ''] ?? country;
	return law !== null && Object.hasOwn(PACKS, law) ? law : undefined;
};

/** The day on which the newest row of a pack was read: what evidence names it by. */
export const versionOf = (pack: string): string =>
	PACKS[pack]!.map(({ read }) => read).reduce((one, other) => (one > other ? one : other));

/** Nobody's pack speaks of emergencies, nor of calls to one's own people. */
const isBoundByLaw = (purpose: Purpose): boolean => purpose !== 'emergency' && purpose !== 'duty';

/**
 * The rows that bind a call. A number of no known state may be in any: the rows of all states
 * hold for it.
 * @param region postal code of a state; null when it is not known
 */
export const rowsFor = (pack: string, region: string | null, purpose: Purpose): PackRow[] =>
	PACKS[pack]!.filter(
		(row) =>
			(row.region === null || region === null || row.region === region) &&
			isBoundByLaw(purpose) &&
			(row.purpose === 'all' || row.purpose === purpose),
	);
