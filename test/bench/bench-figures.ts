/** What benches do with their figures. */

export const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

export const tenths = (value: number): number => Math.round(value * 10) / 10;

export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Ends the run with a sentence. */
export function refuse(why: string): never {
	console.error(why);
	process.exit(1);
}
