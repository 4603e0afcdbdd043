import fc from 'fast-check';
import {
	BOX_HEIGHT,
	BOX_WIDTH,
	layoutOf,
	pathOf,
	type Layout,
} from '../../../sandbox/page/flows/flow-layout';
import type { FlowGraph, FlowStep, FlowView } from '../../../sandbox/page/kit/wire';
import { control, openSandbox } from '../support';

const step = (name: string, exits: Record<string, string> = {}): FlowStep => ({
	name,
	component: 'play_audio',
	title: 'Play audio',
	voice: true,
	text: null,
	exits,
});

const boxOf = ({ boxes }: Layout, name: string) => boxes.find((box) => box.name === name)!;
const overlap = ({ boxes }: Layout) =>
	boxes.flatMap((one, index) =>
		boxes
			.slice(index + 1)
			.filter(
				(other) => Math.abs(one.x - other.x) < BOX_WIDTH && Math.abs(one.y - other.y) < BOX_HEIGHT,
			),
	);
const outside = ({ boxes, width, height }: Layout) =>
	boxes.filter(
		({ x, y }) =>
			x < BOX_WIDTH / 2 || x > width - BOX_WIDTH / 2 || y < BOX_HEIGHT / 2 || y > height,
	);

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'toString', '["a","b",1]'];
const graphs: fc.Arbitrary<FlowGraph> = fc
	.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 })
	.chain((names) =>
		fc.record({
			initial: fc.constantFrom(...names),
			steps: fc.tuple(
				...names.map((name) =>
					fc
						.dictionary(fc.constantFrom('ok', 'error', 'timeout'), fc.constantFrom(...NAMES))
						.map((exits) => step(name, exits)),
				),
			),
		}),
	);

describe('layoutOf', () => {
	it('draws what leads to a step above it', () => {
		const layout = layoutOf({
			initial: 'a',
			steps: [step('a', { ok: 'b', error: 'c' }), step('b', { ok: 'c' }), step('c')],
		});
		const [a, b, c] = ['a', 'b', 'c'].map((name) => boxOf(layout, name).y);
		expect([a! < b!, b! < c!]).toEqual([true, true]);
	});

	it('puts the first exit on the left', () => {
		const layout = layoutOf({
			initial: 'a',
			steps: [step('a', { Answered: 'b', Busy: 'c' }), step('b'), step('c')],
		});
		expect(boxOf(layout, 'b').x).toBeLessThan(boxOf(layout, 'c').x);
	});

	it('draws exits that lead to the same step as one line', () => {
		const { edges } = layoutOf({
			initial: 'a',
			steps: [step('a', { Success: 'b', Error: 'b' }), step('b')],
		});
		expect(edges.map(({ exits }) => exits)).toEqual([['Success', 'Error']]);
	});

	it('marks a line that leads back', () => {
		const { edges } = layoutOf({
			initial: 'a',
			steps: [step('a', { ok: 'b' }), step('b', { no: 'a' })],
		});
		expect(edges.map(({ isBack }) => isBack)).toEqual([false, true]);
	});

	it('has a box for every step and a line for every exit, whatever the flow', () => {
		fc.assert(
			fc.property(graphs, (graph) => {
				const layout = layoutOf(graph);
				const names = graph.steps.map(({ name }) => name);
				expect(layout.boxes.map(({ name }) => name).sort()).toEqual([...names].sort());
				expect(overlap(layout)).toEqual([]);
				expect(outside(layout)).toEqual([]);
				const exits = graph.steps.flatMap((each) =>
					Object.entries(each.exits).filter(([, to]) => names.includes(to!)),
				);
				expect(layout.edges.flatMap((edge) => edge.exits)).toHaveLength(exits.length);
				for (const edge of layout.edges) expect(pathOf(edge)).toMatch(/^M[\d. C-]+$/);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('draws every flow the sandbox has', async () => {
		const flows: FlowView[] = (await control(await openSandbox(), 'GET', '/flows')).body;
		expect(flows.length).toBeGreaterThan(1);
		for (const flow of flows) {
			const layout = layoutOf(flow);
			expect(layout.boxes).toHaveLength(flow.steps.length);
			expect(overlap(layout)).toEqual([]);
		}
	});
});
