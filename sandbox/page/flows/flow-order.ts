import type { FlowGraph } from '../kit/wire';

/** A line from one step to another. */
export interface Link {
	readonly from: string;
	readonly to: string;
	/** The exits that lead this way. */
	readonly exits: string[];
}

/** Exits that lead to the same step are one line with several names. */
export function linksOf({ steps }: FlowGraph): Link[] {
	const known = new Set(steps.map(({ name }) => name));
	const links = new Map<string, Link>();
	for (const { name, exits } of steps)
		for (const [exit, to] of Object.entries(exits)) {
			if (to === undefined || !known.has(to)) continue;
			const key = JSON.stringify([name, to]);
			const link = links.get(key) ?? { from: name, to, exits: [] };
			link.exits.push(exit);
			links.set(key, link);
		}
	return [...links.values()];
}

export const grouped = (links: readonly Link[]): ReadonlyMap<string, Link[]> => {
	const groups = new Map<string, Link[]>();
	for (const link of links) groups.set(link.from, [...(groups.get(link.from) ?? []), link]);
	return groups;
};

/** Depth-first from the first step: the order of finishing, and the links that lead back. */
export function walk(graph: FlowGraph, byFrom: ReadonlyMap<string, Link[]>) {
	const state = new Map<string, 'open' | 'done'>();
	const back = new Set<Link>();
	const finished: string[] = [];
	const visit = (root: string): void => {
		const stack = [{ name: root, links: [...(byFrom.get(root) ?? [])] }];
		state.set(root, 'open');
		for (let top = stack.at(-1); top; top = stack.at(-1)) {
			const link = top.links.pop();
			if (!link) {
				state.set(top.name, 'done');
				finished.push(top.name);
				stack.pop();
			} else if (state.get(link.to) === 'open') back.add(link);
			else if (!state.has(link.to)) {
				state.set(link.to, 'open');
				stack.push({ name: link.to, links: [...(byFrom.get(link.to) ?? [])] });
			}
		}
	};
	for (const name of [graph.initial, ...graph.steps.map((step) => step.name)])
		if (!state.has(name) && graph.steps.some((step) => step.name === name)) visit(name);
	return { back, order: finished.reverse() };
}

/** Row of each step: below everything that leads to it. */
export function rowsOf(order: readonly string[], forward: ReadonlyMap<string, Link[]>) {
	const rows = new Map(order.map((name) => [name, 0]));
	for (const name of order)
		for (const { to } of forward.get(name) ?? [])
			rows.set(to, Math.max(rows.get(to)!, rows.get(name)! + 1));
	return rows;
}
