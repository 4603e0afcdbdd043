import fc from 'fast-check';
import { BUILT_IN_FUNCTIONS } from '../../../sandbox/flows/expression/functions';
import { evaluate } from '../../../sandbox/flows/expression/evaluate';
import { syntaxErrorOf } from '../../../sandbox/flows/expression/parse';

describe('random expressions', () => {
	const word = fc.constantFrom(
		...['v', '1', '"a"', '(', ')', '+', '-', '!', '?', ':', '==', '&&', ',', '%', ' '],
		...Object.keys(BUILT_IN_FUNCTIONS).map((each) => `${each}(`),
	);
	const source = fc.oneof(
		fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
		fc.string(),
	);

	it('are refused with a sentence or give a value, and nothing else', () => {
		fc.assert(
			fc.property(source, (expression) => {
				if (syntaxErrorOf(expression) === undefined)
					expect(['string', 'number', 'boolean']).toContain(typeof evaluateSafely(expression));
				else expect(syntaxErrorOf(expression)).toMatch(/./);
			}),
			{ numRuns: 20_000 },
		);
	});
});

/** An input that is not there is a failure an expression may have. */
function evaluateSafely(expression: string): unknown {
	try {
		return evaluate(expression, { v: 'x' });
	} catch (error) {
		expect(String(error)).toContain('no input');
		return '';
	}
}
