/** Secrets that are long enough and still tried first: the texts that a hand types to fill a field. */

/** A random text of sixteen characters has fewer different ones in less than one case in a thousand. */
const FEWEST_CHARACTERS = 5;
/** Rows of keys and alphabets, to be met forwards or backwards. */
const ROWS = [
	'0123456789'.repeat(2),
	'abcdefghijklmnopqrstuvwxyz'.repeat(2),
	'qwertyuiopasdfghjklzxcvbnm',
	'qwertzuiopasdfghjklyxcvbnm',
	'azertyuiopqsdfghjklmwxcvbn',
].flatMap((row) => [row, [...row].reverse().join('')]);
/** Steps along a row, of all steps from one character to the next. */
const MOST_IN_A_ROW = 0.7;

/** True for blanks, few different characters, a piece repeated, and runs along an alphabet or a keyboard. */
export function isEasyToGuess(secret: string): boolean {
	const text = secret.trim().toLowerCase();
	if (text.length === 0 || new Set(text).size < FEWEST_CHARACTERS) return true;
	return isRepeated(text) || stepsInARow(text) > (text.length - 1) * MOST_IN_A_ROW;
}

/** A text is a piece of itself, repeated, when it occurs within its own double; the last piece may be cut. */
function isRepeated(text: string): boolean {
	for (let period = 1; period <= Math.min(text.length / 2, 8); period++)
		if (text.slice(period) === text.slice(0, -period)) return true;
	return false;
}

function stepsInARow(text: string): number {
	let steps = 0;
	for (let at = 1; at < text.length; at++)
		if (ROWS.some((row) => row.includes(text.slice(at - 1, at + 1)))) steps += 1;
	return steps;
}
