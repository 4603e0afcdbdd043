/** What is said of items that wait together, while they do. */
export interface ProgressWords {
	readonly items: number;
	readonly ended: number;
	readonly pausing: number;
	readonly held: number;
	/** A time of day, as it is shown. */
	readonly heldUntil: string | null;
	readonly leftMs: number | null;
}

/** `120 of 200 ended, 3 held until 09:00, about 4 min` */
export function progressSentence(progress: ProgressWords): string {
	const { items, ended, pausing, held, heldUntil, leftMs } = progress;
	const minutes = Math.round((leftMs ?? 0) / 60_000);
	const left = minutes > 0 ? `about ${minutes} min` : 'less than a minute';
	return [
		`${ended} of ${items} ended`,
		...(pausing > 0 ? [`${pausing} to be tried again`] : []),
		...(held > 0 ? [`${held} held until ${heldUntil ?? 'later'}`] : []),
		...(leftMs === null || ended + held === items ? [] : [left]),
	].join(', ');
}

/** What is said of people who are called in order, while they are. */
export interface LadderWords {
	readonly round: number;
	readonly rounds: number;
	/** Whose phone rings, by name. */
	readonly ringing: readonly string[];
	/** A time of day, as it is shown: of a pause between rounds. */
	readonly pauseUntil: string | null;
}

/** `Round 1 of 2: calling Ada` */
export function ladderSentence({ round, rounds, ringing, pauseUntil }: LadderWords): string {
	const where = `Round ${round} of ${rounds}`;
	if (pauseUntil !== null) return `${where} is over, the next begins at ${pauseUntil}`;
	return ringing.length === 0 ? where : `${where}: calling ${ringing.join(', ')}`;
}
