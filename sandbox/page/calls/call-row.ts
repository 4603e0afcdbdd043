import { h, setText, type Kept } from '../kit/dom';
import { clockTime } from '../kit/format';
import type { CallSummary } from '../kit/wire';
import { providerName } from '../kit/providers';
import { callWord } from '../kit/words';

/** A call in the list. */
export function callRow(first: CallSummary, selected: () => string): Kept<CallSummary> {
	const word = h('span', { class: 'badge' });
	const link = h(
		'a',
		{ href: `#calls/${encodeURIComponent(first.id)}` },
		word,
		h('b', {}, first.to),
		h(
			'span',
			{ class: 'row-flow' },
			[first.reference, first.flowName].filter((text) => text !== null).join(' · '),
		),
		h(
			'span',
			{ class: 'row-time' },
			`${providerName(first.provider)} · ${clockTime(first.startedAt)}`,
		),
	);
	return {
		element: h('li', {}, link),
		update(call) {
			const { label, tone } = callWord(call);
			setText(word, label);
			word.className = `badge ${tone}`;
			if (selected() === call.id) link.setAttribute('aria-current', 'true');
			else link.removeAttribute('aria-current');
		},
	};
}
