/** The examples as they stand in their files; examples.test.ts runs them. */
import { EXAMPLES, exampleAt } from './support/examples';

describe.each(EXAMPLES)('the example "%s"', (name) => {
	const nodes = exampleAt(name, '');

	it('says what it does and how to try it, and leaves no output without a wire', () => {
		const notes = nodes.filter(({ type, info }) => type === 'comment' && info !== '');
		expect(notes.length).toBeGreaterThan(0);
		const calls = nodes.filter(({ type }) => type === 'ringback-trigger-voice-flow');
		const loose = calls.filter(({ wires }) =>
			(wires as string[][]).some((targets) => targets.length === 0),
		);
		expect(loose).toEqual([]);
	});

	it('is whole: every wire and every reference ends at a node of it', () => {
		const ids = new Set(nodes.map(({ id }) => id));
		const targets = nodes.flatMap(({ wires = [], z, account }) => [
			...(wires as string[][]).flat(),
			...[z, account].filter((id) => typeof id === 'string' && id !== ''),
		]);
		expect(targets.filter((id) => !ids.has(id as string))).toEqual([]);
	});
});
