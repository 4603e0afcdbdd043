/** `ringback-sandbox verify <file>`: whether evidence that was kept is as it was sealed. */
import { readFileSync } from 'node:fs';
import { keyOf } from './seal';
import { verifyFile, type Verified } from './records';

const SECRET = 'RINGBACK_CALLBACK_SECRET';
const USAGE = `Usage: ${SECRET}=… ringback-sandbox verify <file>`;

export interface Told {
	/** 0: all is as it was sealed; 1: something is not; 2: nothing could be verified. */
	readonly exitCode: 0 | 1 | 2;
	/** Holds no number, no key and nothing of a record but names of its fields. */
	readonly lines: readonly string[];
}

/** @param environment where the secret is: an argument would stand in the list of processes */
export function verify(
	files: readonly string[],
	environment: Readonly<Record<string, string | undefined>>,
): Told {
	const [file, ...others] = files;
	if (file === undefined || others.length > 0) return { exitCode: 2, lines: [USAGE] };
	const secret = environment[SECRET];
	if (!secret)
		return {
			exitCode: 2,
			lines: [
				`${SECRET} is not set. Give it the callback secret of the account whose calls these were.`,
				USAGE,
			],
		};
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return { exitCode: 2, lines: [`The file cannot be read (${code ?? 'unknown'}).`] };
	}
	return toldOf(verifyFile(text, keyOf(secret)));
}

function toldOf(records: readonly Verified[]): Told {
	if (records.length === 0) return { exitCode: 2, lines: ['There is no evidence in the file.'] };
	const altered = records.filter((one) => one.altered !== null && one.altered.length > 0);
	const none = records.filter((one) => one.altered === null).length;
	const sealed = records.length - altered.length - none;
	const ofAnotherKey = altered.every((one) => one.altered?.includes('seal.key'));
	return {
		exitCode: altered.length > 0 ? 1 : sealed > 0 ? 0 : 2,
		lines: [
			...altered.map((one) => `${one.where}: not as it was sealed: ${one.altered!.join(', ')}`),
			...(altered.length > 0 && ofAnotherKey
				? ['Perhaps they were sealed with another secret, such as the one before.']
				: []),
			`${sealed} as sealed, ${altered.length} not as sealed, ${none} without evidence.`,
		],
	};
}
