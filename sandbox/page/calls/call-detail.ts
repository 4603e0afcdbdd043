import { get } from '../kit/api';
import { badge, code, facts, fold } from '../kit/badge';
import { callTimeline } from './call-timeline';
import { h } from '../kit/dom';
import { clockTime, pretty } from '../kit/format';
import { copyButton, reasonOf } from '../kit/notices';
import type { CallDetail, TimelineEntry } from '../kit/wire';
import { providerName } from '../kit/providers';
import { callWord, deliveryWord, reportKind, sentenceOf, wasTaken } from '../kit/words';
import { faultTitle } from '../faults/fault-words';

/** A call under way changes often; it is fetched anew at most this often, in milliseconds. */
const FETCH_EVERY_MS = 300;

const request = (call: CallDetail): Node[] => {
	const { start, curl } = call;
	if (!start) return [];
	const { method, url, headers, body } = start.request;
	const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	return [
		fold(
			'Request that started it',
			code([`${method} ${url}`, ...head, '', pretty(body)].join('\n'), 'Request'),
			...(curl === null ? [] : [copyButton('Copy as curl', () => curl)]),
		),
		fold(
			start.answer ? `Answer: ${start.answer.status}` : 'Answer: none',
			start.answer
				? code(pretty(start.answer.body), 'Answer')
				: h('p', {}, 'The request was never answered.'),
		),
	];
};

const sent = (entry: TimelineEntry): Node => {
	const { method, url, body } = entry;
	if (typeof url !== 'string') return h('p', {}, sentenceOf(entry));
	const lines = [`${String(method)} ${url}`, ...(body === undefined ? [] : ['', pretty(body)])];
	return h(
		'div',
		{ class: 'sent' },
		h(
			'p',
			{},
			`${reportKind(entry)}, ${clockTime(entry.at)} `,
			badge(deliveryWord(entry), wasTaken(entry) ? 'good' : 'bad'),
		),
		code(lines.join('\n'), 'Report as sent'),
	);
};

function drawn(call: CallDetail): Node[] {
	const { label, tone } = callWord(call);
	const reports = call.reports.filter(({ event }) => event !== 'noResultAddress');
	const count = reports.length;
	return [
		h('a', { href: '#calls', class: 'back' }, '‹ All calls'),
		h('h3', {}, call.to, ' ', badge(label, tone)),
		facts({
			Flow: `${call.flowName}, version ${call.flowVersion}`,
			Provider: providerName(call.provider),
			Reference: call.reference,
			'Shown caller': call.from,
			Placed: clockTime(call.placedAt),
			'Exit for the workflow': call.exit,
			Faults: call.faults.length === 0 ? null : call.faults.map(faultTitle).join(', '),
			'Call id': h('code', {}, call.id),
		}),
		h('h4', {}, 'What happened'),
		callTimeline(call),
		h('h4', {}, 'What was sent'),
		...request(call),
		fold(
			count === 0 ? 'Reports: none yet' : `Reports: ${count}`,
			...(count === 0 ? [h('p', {}, 'No report has been sent.')] : reports.map(sent)),
		),
		fold('Variables', code(pretty(call.variables), 'Variables')),
	];
}

/** The side that shows one call in full, and follows it. */
export function callDetail(parent: HTMLElement) {
	const hint = h('p', { class: 'hint' }, 'Choose a call to see what happened on it.');
	let id = '';
	let isDue = false;
	parent.replaceChildren(hint);

	/** Folds that were open stay open. */
	function replace(nodes: readonly Node[]) {
		const open = new Set(
			Array.from(parent.querySelectorAll('details[open]'), (element) => foldKey(element)),
		);
		const focused = focusKey(parent);
		parent.replaceChildren(...nodes);
		for (const element of Array.from(parent.querySelectorAll('details')))
			if (open.has(foldKey(element))) element.open = true;
		if (focused !== undefined)
			Array.from(parent.querySelectorAll<HTMLElement>('summary, button, a, pre'))[focused]?.focus();
	}
	async function load() {
		isDue = false;
		const wanted = id;
		if (wanted === '') return;
		try {
			const call = await get<CallDetail>(`/calls/${encodeURIComponent(wanted)}`);
			if (wanted === id) replace(drawn(call));
		} catch (error) {
			if (wanted === id) replace([h('p', { class: 'hint' }, reasonOf(error))]);
		}
	}
	return {
		show(next: string) {
			id = next;
			if (id === '') replace([hint]);
			else void load();
		},
		changed() {
			if (isDue) return;
			isDue = true;
			setTimeout(() => void load(), FETCH_EVERY_MS);
		},
		forgotten() {
			if (id !== '') this.changed();
		},
	};
}

const foldKey = (element: Element): string =>
	(element.querySelector('summary')?.textContent ?? '').replace(/:.*/, '');

/** Place of the focus among what can have it; undefined when it is elsewhere. */
function focusKey(parent: HTMLElement): number | undefined {
	if (!parent.contains(document.activeElement)) return undefined;
	const all = Array.from(parent.querySelectorAll('summary, button, a, pre'));
	const index = all.indexOf(document.activeElement as Element);
	return index === -1 ? undefined : index;
}
