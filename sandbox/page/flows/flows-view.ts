import { badge, fold } from '../kit/badge';
import { byId, h } from '../kit/dom';
import { flowPicture } from './flow-picture';
import { spoken } from '../kit/format';
import { PROVIDERS } from '../kit/providers';
import { requestDetails } from './request-details';
import type { View } from '../kit/router';
import type { State } from '../kit/state';
import type { FlowGraph, FlowView } from '../kit/wire';
import type { Tone } from '../kit/words';

const STATE_TONES: Readonly<Record<string, Tone>> = { published: 'good', draft: 'quiet' };

/** The picture in words, for those who do not see it. */
const stepList = ({ steps }: FlowGraph): HTMLElement =>
	h(
		'ol',
		{ class: 'step-list' },
		...steps.map(({ name, title, text, exits }) =>
			h(
				'li',
				{},
				h('b', {}, title),
				` ${spoken(name)}`,
				text !== null && h('q', {}, text),
				h(
					'ul',
					{},
					...Object.entries(exits).map(([exit, to]) =>
						h('li', {}, `${exit} → ${spoken(to ?? 'end')}`),
					),
				),
			),
		),
	);

const picture = (graph: FlowGraph, name: string): HTMLElement =>
	h(
		'div',
		{ class: 'canvas', tabindex: 0, role: 'region', 'aria-label': `Picture of “${name}”` },
		flowPicture(graph, name),
	);

/** Each flow as a picture, with how it is started. */
export function flowsView(state: State): View {
	let selected = '';
	let provider = PROVIDERS[0]?.id ?? '';
	let showsDraft = false;
	let drawn: unknown[] = [];

	const tab = ({ id, name }: FlowView, current: string): HTMLElement =>
		h('a', { href: `#flows/${id}`, 'aria-current': id === current ? 'true' : null }, name);

	function flowPart(flow: FlowView): Node[] {
		const graph = showsDraft && flow.draft ? flow.draft : flow;
		const draftButton = h(
			'button',
			{ type: 'button', class: 'plain', 'aria-pressed': String(showsDraft), onclick: toggleDraft },
			'Show the draft',
		);
		return [
			h(
				'div',
				{ class: 'heading' },
				h('h3', {}, flow.name),
				badge(`${flow.state}, version ${flow.version}`, STATE_TONES[flow.state] ?? 'warn'),
				flow.draft && draftButton,
			),
			picture(graph, flow.name),
			fold('The same as a list', stepList(graph)),
			requestDetails(flow, provider, choose),
		];
	}
	function choose(chosen: string) {
		provider = chosen;
		render();
		byId('flow').querySelector<HTMLElement>('.panel [aria-pressed="true"]')?.focus();
	}
	function toggleDraft() {
		showsDraft = !showsDraft;
		render();
	}
	function render() {
		const now = [state.flows, state.problems, selected, provider, showsDraft];
		if (now.every((value, index) => value === drawn[index])) return;
		drawn = now;
		const flow = state.flows.find(({ id }) => id === selected) ?? state.flows[0];
		byId('flow-problems').replaceChildren(
			...state.problems.map(({ file, message }) =>
				h('p', { class: 'problem' }, h('b', {}, file), ` ${message}`),
			),
		);
		byId('flow-tabs').replaceChildren(...state.flows.map((each) => tab(each, flow?.id ?? '')));
		byId('flow').replaceChildren(...(flow ? flowPart(flow) : [h('p', {}, 'No flows yet.')]));
		const canvas = byId('flow').querySelector('.canvas');
		if (canvas) canvas.scrollLeft = (canvas.scrollWidth - canvas.clientWidth) / 2;
	}
	return {
		render,
		open(id) {
			selected = id;
			showsDraft = false;
		},
	};
}
