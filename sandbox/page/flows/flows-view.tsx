import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ViewProps } from '../state';
import { badge, fold } from '../kit/badge';
import { spoken } from '../kit/format';
import { PROVIDERS } from '../kit/providers';
import type { FlowGraph, FlowView } from '../kit/wire';
import type { Tone } from '../kit/words';
import { flowPicture } from './flow-picture';
import { requestDetails } from './request-details';

const STATE_TONES: Readonly<Record<string, Tone>> = { published: 'good', draft: 'quiet' };

/** The picture in words, for those who do not see it. */
const stepList = ({ steps }: FlowGraph): VNode => (
	<ol class="step-list">
		{steps.map(({ name, title, text, exits }) => (
			<li>
				<b>{title}</b>
				{` ${spoken(name)}`}
				{text !== null && <q>{text}</q>}
				<ul>
					{Object.entries(exits).map(([exit, to]) => (
						<li>{`${exit} → ${spoken(to ?? 'end')}`}</li>
					))}
				</ul>
			</li>
		))}
	</ol>
);

/** The picture, scrolled to its middle when it is a new one. */
function Picture({ graph, name }: { graph: FlowGraph; name: string }): VNode {
	const canvas = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		const element = canvas.current!;
		element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
	}, [graph]);
	return (
		<div class="canvas" tabindex={0} role="region" aria-label={`Picture of “${name}”`} ref={canvas}>
			{useMemo(() => flowPicture(graph, name), [graph, name])}
		</div>
	);
}

function Flow({ flow }: { flow: FlowView }): VNode {
	const [provider, choose] = useState<string>();
	const [showsDraft, showDraft] = useState(false);
	useEffect(() => showDraft(false), [flow.id]);
	const graph = showsDraft && flow.draft ? flow.draft : flow;
	const draftButton = (
		<button
			type="button"
			class="plain"
			aria-pressed={showsDraft}
			onClick={() => showDraft(!showsDraft)}
		>
			Show the draft
		</button>
	);
	return (
		<div id="flow">
			<div class="heading">
				<h3>{flow.name}</h3>
				{badge(`${flow.state}, version ${flow.version}`, STATE_TONES[flow.state] ?? 'warn')}
				{flow.draft && draftButton}
			</div>
			<Picture graph={graph} name={flow.name} />
			{fold('The same as a list', stepList(graph))}
			{requestDetails(flow, provider ?? PROVIDERS[0]!.id, choose)}
		</div>
	);
}

/** Each flow as a picture, with how it is started. */
export function FlowsView({ state, rest }: ViewProps): VNode {
	const flow = state.flows.find(({ id }) => id === rest) ?? state.flows[0];
	return (
		<>
			<div class="heading">
				<h2 id="title-flows">Flows</h2>
			</div>
			<div id="flow-problems">
				{state.problems.map(({ file, message }) => (
					<p class="problem">
						<b>{file}</b>
						{` ${message}`}
					</p>
				))}
			</div>
			<div id="flow-tabs" class="pills" role="group" aria-label="Flow">
				{state.flows.map(({ id, name }) => (
					<a href={`#flows/${id}`} aria-current={id === flow?.id ? 'true' : undefined}>
						{name}
					</a>
				))}
			</div>
			{flow ? <Flow flow={flow} /> : <p>No flows yet.</p>}
		</>
	);
}
