/** Report parsers under hostile inputs, more than 100,000 of them where all cases run, each through the provider's own reader. */
import fc from 'fast-check';
import { PROVIDER_IDS, providers, receiveReport, sealToken } from '../../../core';
import { cases } from '../../support/all-cases';
import { randomOf } from '../../faults/random';
import { mutated, query, rawBody } from '../hostile-input';
import { NOW_MS, claimsOf, keysOf } from '../samples';

const SEED = 20_261_121;
const SAMPLES = cases(300, 3_000);
/** Of each sample: making one is much dearer than changing one. */
const MUTATIONS = 11;
const RUNS_EACH = SAMPLES * (MUTATIONS + 1);
const KEYS = keysOf();
const INPUTS = fc.sample(fc.tuple(query, rawBody), { seed: SEED, numRuns: SAMPLES });

/** Exits that a provider's words stand for; SIP codes, which CM.com adds, are RFC 3261's. */
const documented = (id: (typeof PROVIDER_IDS)[number]) =>
	new Set<string>([
		...Object.values(providers[id].exits),
		...(id === 'cmCom' ? ['busy', 'noAnswer', 'invalidNumber'] : []),
		'noResult',
	]);

/** Names in a value's whole tree that JavaScript treats specially. */
function specialNamesIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, entry]) => [
		...(name === '__proto__' ? [name] : []),
		...specialNamesIn(entry),
	]);
}

/** What is wrong with what was made of a report; undefined: nothing. */
function faultOf(given: Record<string, string>, body: string, known: ReadonlySet<string>) {
	const received = receiveReport({ query: given, rawBody: body }, KEYS, NOW_MS);
	if (received.verdict !== 'final') return received.verdict === 'refused' ? 'refused' : undefined;
	const { exit, raw, answers } = received.result;
	if (!known.has(exit)) return `an exit from nowhere: ${exit}`;
	if (specialNamesIn([raw, answers]).length > 0) return 'a special name came through';
	return Object.getPrototypeOf(raw) === Object.prototype ? 'final' : 'another prototype';
}

describe.each(PROVIDER_IDS)('reports of %s, hostile', (id) => {
	const token = sealToken(claimsOf(id), KEYS);
	const known = documented(id);

	it(`never throw, never end a call in an undocumented way, never touch a prototype (${RUNS_EACH} inputs)`, () => {
		const before = Object.getOwnPropertyNames(Object.prototype).join();
		const random = randomOf(SEED);
		const wrong: unknown[] = [];
		let finals = 0;
		for (const [given, body] of INPUTS)
			for (let n = 0; n <= MUTATIONS; n++) {
				const text = n === 0 ? body : mutated(body, random);
				const found = faultOf({ ...given, rb: token }, text, known);
				if (found === 'final') finals += 1;
				// a second token in the body is a contradiction, which is refused
				else if (found && !(found === 'refused' && text.includes('token')))
					wrong.push([found, given, text]);
			}
		expect(wrong.slice(0, 3)).toEqual([]);
		expect(finals).toBeGreaterThan(RUNS_EACH / 100);
		expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
	});
});
