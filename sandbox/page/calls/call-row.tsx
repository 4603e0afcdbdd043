import type { VNode } from 'preact';
import { badge } from '../kit/badge';
import { clockTime } from '../kit/format';
import { providerName } from '../kit/providers';
import type { CallSummary } from '../kit/wire';
import { callWord } from '../kit/words';

/** A call in the list. */
export function callRow(call: CallSummary, isSelected: boolean): VNode {
	const { id, to, reference, flowName, provider, startedAt } = call;
	const { label, tone } = callWord(call);
	return (
		<li key={id}>
			<a href={`#calls/${encodeURIComponent(id)}`} aria-current={isSelected ? 'true' : undefined}>
				{badge(label, tone)}
				<b>{to}</b>
				<span class="row-flow">{reference === null ? flowName : `${reference} · ${flowName}`}</span>
				<span class="row-time">{`${providerName(provider)} · ${clockTime(startedAt)}`}</span>
			</a>
		</li>
	);
}
