/** How the calls of references ended, for whoever asks with one of them again, in whichever process. */
import { firstOf, type CallResult, type FirstResult } from '../../../core';
import { keyOf } from '../reference-key';
import { endOf } from '../first-results';
import type { Place } from './place';

/** Much longer than a shop repeats an order. */
const REMEMBERED_MS = 7 * 86_400_000;

const READ = `return redis.call('GET', KEYS[1]) or ''`;
const WRITE = `
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;

export function sharedFirstResults({ link, key }: Place) {
	const keysOf = (reference: string) => [key('first', keyOf(reference))];
	async function firstResultOf(reference: string): Promise<FirstResult | null> {
		const text = (await link.ask(READ, keysOf(reference))) as string;
		return text === '' ? null : (JSON.parse(text) as FirstResult);
	}
	const write = (reference: string, first: FirstResult) =>
		link.tell(WRITE, keysOf(reference), [JSON.stringify(first), REMEMBERED_MS]);
	/** A result that cannot be remembered is told all the same. */
	const edit = async (
		reference: string,
		next: (known: FirstResult | undefined) => FirstResult | undefined,
	): Promise<void> => {
		const known = (await firstResultOf(reference).catch(() => null)) ?? undefined;
		const first = next(known);
		if (first !== undefined && first !== known) write(reference, first);
	};
	return {
		firstResultOf,
		rememberPlaced: (result: CallResult) =>
			edit(result.reference, (known) => known ?? firstOf({ ...result, exit: 'placed' })),
		rememberEnd: (result: CallResult) => edit(result.reference, (known) => endOf(known, result)),
	};
}
