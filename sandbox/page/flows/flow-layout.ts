import { labelOf, labelWidth } from './flow-label';
import { grouped, linksOf, rowsOf, walk, type Link } from './flow-order';
import type { FlowGraph } from '../kit/wire';

export interface Box {
	readonly name: string;
	/** Centre. */
	readonly x: number;
	readonly y: number;
}
export interface Point {
	readonly x: number;
	readonly y: number;
}
export interface Edge {
	readonly from: string;
	readonly to: string;
	/** The exits that lead this way. */
	readonly exits: readonly string[];
	/** From the lower edge of one box to the upper edge of another; back, from side to side. */
	readonly points: readonly Point[];
	readonly isBack: boolean;
}
export interface Layout {
	readonly width: number;
	readonly height: number;
	readonly boxes: readonly Box[];
	readonly edges: readonly Edge[];
}

export const BOX_WIDTH = 190;
export const BOX_HEIGHT = 64;
const GAP_X = 28;
const GAP_Y = 74;
const LANE_WIDTH = 60;
const MARGIN = 16;
const BULGE = 72;

/** A place in a row: a box, or the lane of a line that passes by. */
interface Slot {
	readonly row: number;
	readonly width: number;
	/** Where the lines come from that arrive here. */
	readonly above: Slot[];
	x: number;
}

interface Slots {
	readonly table: readonly Slot[][];
	readonly boxes: ReadonlyMap<string, Slot>;
	/** What a line passes on its way, from above to below. */
	readonly lanes: ReadonlyMap<Link, readonly Slot[]>;
}

/** Fills the rows with boxes, and with a lane wherever a line passes a row. */
function fillRows(rows: ReadonlyMap<string, number>, forward: readonly Link[]): Slots {
	const table: Slot[][] = [];
	const lanes = new Map<Link, Slot[]>();
	const add = (row: number, width: number): Slot => {
		const slot: Slot = { row, width, above: [], x: 0 };
		(table[row] ??= []).push(slot);
		return slot;
	};
	const boxes = new Map(Array.from(rows, ([name, row]) => [name, add(row, BOX_WIDTH)]));
	for (const link of forward) {
		const to = boxes.get(link.to)!;
		const passed: Slot[] = [];
		let above = boxes.get(link.from)!;
		while (above.row + 1 < to.row) {
			// the label stands where the line comes to its first row
			const room = passed.length === 0 ? labelWidth(labelOf(link)) : 0;
			const lane = add(above.row + 1, Math.max(LANE_WIDTH, room));
			lane.above.push(above);
			passed.push(lane);
			above = lane;
		}
		to.above.push(above);
		lanes.set(link, passed);
	}
	return { table, boxes, lanes };
}

const widthOf = (row: readonly Slot[]): number =>
	row.reduce((sum, { width }) => sum + width + GAP_X, -GAP_X);

/** Sorts each row by where its lines come from, and centres it on 0. */
function spread(table: readonly Slot[][]): void {
	for (const row of table) {
		const wish = ({ above }: Slot): number =>
			above.reduce((sum, { x }) => sum + x, 0) / (above.length || 1);
		row.sort((one, other) => wish(one) - wish(other));
		let left = -widthOf(row) / 2;
		for (const slot of row) {
			slot.x = left + slot.width / 2;
			left += slot.width + GAP_X;
		}
	}
}

/** A line passes a row upright, between the boxes. */
const throughRow = ({ x, y }: Point): Point[] => [
	{ x, y: y - BOX_HEIGHT / 2 },
	{ x, y: y + BOX_HEIGHT / 2 },
];

const besides = ({ x, y }: Point): Point => ({ x: x + BOX_WIDTH / 2, y });

/** Where every step of a flow stands when it is drawn from top to bottom, and how lines run. */
export function layoutOf(graph: FlowGraph): Layout {
	const links = linksOf(graph);
	const { back, order } = walk(graph, grouped(links));
	const forward = links.filter((link) => !back.has(link));
	const { table, boxes, lanes } = fillRows(rowsOf(order, grouped(forward)), forward);
	spread(table);
	const widest = Math.max(...table.map(widthOf));
	const right = 2 * MARGIN + widest;
	const centreOf = ({ x, row }: Slot): Point => ({
		x: Math.round(MARGIN + widest / 2 + x),
		y: MARGIN + BOX_HEIGHT / 2 + row * (BOX_HEIGHT + GAP_Y),
	});

	const edges = links.map((link): Edge => {
		const from = centreOf(boxes.get(link.from)!);
		const to = centreOf(boxes.get(link.to)!);
		if (back.has(link)) return { ...link, points: [besides(from), besides(to)], isBack: true };
		const start = { x: from.x, y: from.y + BOX_HEIGHT / 2 };
		const end = { x: to.x, y: to.y - BOX_HEIGHT / 2 };
		const passed = lanes.get(link)!.map(centreOf).flatMap(throughRow);
		return { ...link, points: [start, ...passed, end], isBack: false };
	});
	return {
		width: right + (back.size > 0 ? BULGE : 0),
		height: 2 * MARGIN + table.length * (BOX_HEIGHT + GAP_Y) - GAP_Y,
		boxes: order.map((name) => ({ name, ...centreOf(boxes.get(name)!) })),
		edges,
	};
}

/** How far right a line that leads back swings out. */
export const bulgeOf = ({ points }: Pick<Edge, 'points'>): number =>
	Math.max(...points.map(({ x }) => x)) + BULGE;

/** The line as an SVG path: it leaves and arrives upright, or swings round the right side. */
export function pathOf(edge: Pick<Edge, 'points' | 'isBack'>): string {
	const [first, ...rest] = edge.points;
	let from = first!;
	let path = `M${from.x} ${from.y}`;
	for (const to of rest) {
		const bend = Math.max(24, Math.abs(to.y - from.y) / 2);
		path += edge.isBack
			? `C${bulgeOf(edge)} ${from.y + 24} ${bulgeOf(edge)} ${to.y - 24} ${to.x} ${to.y}`
			: `C${from.x} ${from.y + bend} ${to.x} ${to.y - bend} ${to.x} ${to.y}`;
		from = to;
	}
	return path;
}
