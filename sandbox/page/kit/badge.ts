import { h } from './dom';
import type { Tone } from './words';

/** A word in the colour of what it means. */
export const badge = (label: string, tone: Tone): HTMLElement =>
	h('span', { class: `badge ${tone}` }, label);

/** A heading with what belongs to it, closed until somebody wants to read it. */
export const fold = (title: string, ...children: readonly Node[]): HTMLDetailsElement =>
	h('details', { class: 'fold' }, h('summary', {}, title), ...children);

/** Names and values. */
export const facts = (rows: Readonly<Record<string, string | Node | null>>): HTMLElement =>
	h(
		'dl',
		{ class: 'facts' },
		...Object.entries(rows).flatMap(([name, value]) =>
			value === null ? [] : [h('dt', {}, name), h('dd', {}, value)],
		),
	);

/** Text as a machine has it; long lines wrap, and the keyboard can scroll it. */
export const code = (text: string, label: string): HTMLElement =>
	h('pre', { tabindex: 0, role: 'region', 'aria-label': label }, h('code', {}, text));
