import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../state';
import { badge, fold } from '../kit/badge';
import { spoken } from '../kit/format';
import { h, part, several } from '../kit/h';
import { PROVIDERS } from '../kit/providers';
import type { FlowGraph, FlowView } from '../kit/wire';
import type { Tone } from '../kit/words';
import { flowPicture } from './flow-picture';
import { requestDetails } from './request-details';

const STATE_TONES: Readonly<Record<string, Tone>> = { published: 'good', draft: 'quiet' };

/** The picture in words, for those who do not see it. */
const stepList = ({ steps }: FlowGraph): VNode =>
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

/** The picture, scrolled to its middle when it is a new one. */
function Picture({ graph, name }: { graph: FlowGraph; name: string }): VNode {
	const canvas = useRef<HTMLElement>(null);
	useLayoutEffect(() => {
		const element = canvas.current!;
		element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
	}, [graph]);
	return h(
		'div',
		{
			class: 'canvas',
			tabindex: 0,
			role: 'region',
			'aria-label': `Picture of “${name}”`,
			ref: canvas,
		},
		useMemo(() => flowPicture(graph, name), [graph, name]),
	);
}

function Flow({ flow }: { flow: FlowView }): VNode {
	const [provider, choose] = useState<string>();
	const [showsDraft, showDraft] = useState(false);
	useEffect(() => showDraft(false), [flow.id]);
	const graph = showsDraft && flow.draft ? flow.draft : flow;
	const draftButton = h(
		'button',
		{
			type: 'button',
			class: 'plain',
			'aria-pressed': String(showsDraft),
			onclick: () => showDraft(!showsDraft),
		},
		'Show the draft',
	);
	return h(
		'div',
		{ id: 'flow' },
		h(
			'div',
			{ class: 'heading' },
			h('h3', {}, flow.name),
			badge(`${flow.state}, version ${flow.version}`, STATE_TONES[flow.state] ?? 'warn'),
			flow.draft && draftButton,
		),
		part(Picture, { graph, name: flow.name }),
		fold('The same as a list', stepList(graph)),
		requestDetails(flow, provider ?? PROVIDERS[0]!.id, choose),
	);
}

/** Each flow as a picture, with how it is started. */
export function FlowsView({ state, rest }: ViewProps): VNode {
	const flow = state.flows.find(({ id }) => id === rest) ?? state.flows[0];
	return several(
		h('div', { class: 'heading' }, h('h2', { id: 'title-flows' }, 'Flows')),
		h(
			'div',
			{ id: 'flow-problems' },
			...state.problems.map(({ file, message }) =>
				h('p', { class: 'problem' }, h('b', {}, file), ` ${message}`),
			),
		),
		h(
			'div',
			{ id: 'flow-tabs', class: 'pills', role: 'group', 'aria-label': 'Flow' },
			...state.flows.map(({ id, name }) =>
				h(
					'a',
					{ href: `#flows/${id}`, 'aria-current': id === flow?.id ? 'true' : undefined },
					name,
				),
			),
		),
		flow ? part(Flow, { flow }) : h('p', {}, 'No flows yet.'),
	);
}
