/** Lets two go on in the same instant; one that nobody meets goes on alone after a while. */
export function untilMet(): (longestMs: number) => Promise<void> {
	let first: (() => void) | undefined;
	return (longestMs) =>
		new Promise((met) => {
			if (first) {
				const other = first;
				first = undefined;
				other();
				return met();
			}
			const alone = setTimeout(() => go(), longestMs);
			const go = () => {
				clearTimeout(alone);
				if (first === go) first = undefined;
				met();
			};
			first = go;
		});
}
