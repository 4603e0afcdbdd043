/** What happens often, and is said in one line. */

const LINE_EVERY_MS = 60_000;

export interface CountedLine {
	/** It happened once more: said at once, or with all others of this minute at its end. */
	count(): void;
	/** Says what is not yet said, and no more. */
	stop(): void;
}

/** @param say is given how often it happened since the last line */
export function countedLine(say: (count: number) => void): CountedLine {
	let unsaid = 0;
	let timer: NodeJS.Timeout | undefined;
	const sayAll = () => {
		timer = undefined;
		if (unsaid === 0) return;
		say(unsaid);
		unsaid = 0;
		timer = setTimeout(sayAll, LINE_EVERY_MS).unref();
	};
	return {
		count() {
			unsaid += 1;
			if (timer === undefined) sayAll();
		},
		stop() {
			clearTimeout(timer);
			sayAll();
			clearTimeout(timer);
		},
	};
}
