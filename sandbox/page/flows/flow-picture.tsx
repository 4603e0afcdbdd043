import type { VNode } from 'preact';
import { labelOf, labelWidth, short } from './flow-label';
import {
	BOX_HEIGHT,
	BOX_WIDTH,
	layoutOf,
	pathOf,
	bulgeOf,
	type Box,
	type Edge,
	type Point,
} from './flow-layout';
import { spoken } from '../kit/format';
import { iconOf, icon } from '../kit/icons';
import type { FlowGraph, FlowStep } from '../kit/wire';
import { exitTone } from '../kit/words';

function line(edge: Edge): VNode {
	const tone = edge.exits.length === 1 ? exitTone(edge.exits[0]!) : 'quiet';
	return (
		<path
			d={pathOf(edge)}
			class={`edge ${tone}${edge.isBack ? ' leads-back' : ''}`}
			marker-end="url(#arrow)"
		/>
	);
}

/** Names stand where lines part; where they meet they would lie on top of each other. */
function placeOf(edge: Edge, parts: boolean): Point {
	const [start, next] = edge.points as [Point, Point];
	// the curve itself swings out three quarters of the way
	if (edge.isBack)
		return { x: (3 * bulgeOf(edge) + (start.x + next.x) / 2) / 4, y: (start.y + next.y) / 2 };
	return parts ? { x: next.x, y: next.y - 24 } : { x: start.x, y: start.y + 18 };
}

function label(edge: Edge, parts: boolean): VNode {
	const text = labelOf(edge);
	const width = labelWidth(text);
	const { x, y } = placeOf(edge, parts);
	const tone = edge.exits.length === 1 ? exitTone(edge.exits[0]!) : 'quiet';
	return (
		<g class={`exit ${tone}`}>
			<title>{edge.exits.join(', ')}</title>
			<rect x={x - width / 2} y={y - 10} width={width} height={20} rx={10} />
			<text x={x} y={y + 4} text-anchor="middle">
				{text}
			</text>
		</g>
	);
}

function stepBox(box: Box, step: FlowStep): VNode {
	const left = box.x - BOX_WIDTH / 2;
	const top = box.y - BOX_HEIGHT / 2;
	const corner = { x: left + 12, y: top + 12, width: 18, height: 18 };
	const glyph = icon(iconOf(step.component), { class: 'glyph', ...corner });
	return (
		<g class={`step${step.voice ? ' voice' : ''} ${step.component}`}>
			<title>{[step.title, step.name, step.text].filter(Boolean).join('\n')}</title>
			<rect x={left} y={top} width={BOX_WIDTH} height={BOX_HEIGHT} rx={12} />
			{glyph}
			<text x={left + 38} y={top + 26} class="step-title">
				{short(step.title, 20)}
			</text>
			<text x={left + 14} y={top + 49} class="step-name">
				{short(spoken(step.name), 25)}
			</text>
		</g>
	);
}

/** A flow as a picture: every component, and every exit as a line to what comes next. */
export function flowPicture(graph: FlowGraph, name: string): VNode {
	const { width, height, boxes, edges } = layoutOf(graph);
	const steps = new Map(graph.steps.map((step) => [step.name, step]));
	const ways = new Map<string, number>();
	for (const { from } of edges) ways.set(from, (ways.get(from) ?? 0) + 1);
	return (
		<svg
			viewBox={`0 0 ${width} ${height}`}
			width={width}
			height={height}
			class="flow-picture"
			role="img"
		>
			<title>{`Flow “${name}”: the same stands below as a list`}</title>
			<defs>
				<marker
					id="arrow"
					viewBox="0 0 8 8"
					refX={7}
					refY={4}
					markerWidth={7}
					markerHeight={7}
					orient="auto"
				>
					<path d="M0 0l8 4-8 4z" class="arrow" />
				</marker>
			</defs>
			{edges.map(line)}
			{boxes.map((box) => stepBox(box, steps.get(box.name)!))}
			{edges.map((edge) => label(edge, (ways.get(edge.from) ?? 0) > 1))}
		</svg>
	);
}
