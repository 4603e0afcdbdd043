import type { VNode } from 'preact';
import { h, type Child } from './h';
import type { Tone } from './words';

/** A word in the colour of what it means. */
export const badge = (label: string, tone: Tone): VNode =>
	h('span', { class: `badge ${tone}` }, label);

/** A heading with what belongs to it, closed until a reader opens it. */
export const fold = (title: string, ...children: readonly Child[]): VNode =>
	h(
		'details',
		{ class: 'fold', key: title.replace(/:.*/, '') },
		h('summary', {}, title),
		...children,
	);

/** Names and values. */
export const facts = (rows: Readonly<Record<string, Child>>): VNode =>
	h(
		'dl',
		{ class: 'facts' },
		...Object.entries(rows).flatMap(([name, value]) =>
			value === null ? [] : [h('dt', {}, name), h('dd', {}, value)],
		),
	);

/** Text as a machine has it; long lines wrap, and the keyboard can scroll it. */
export const code = (text: string, label: string): VNode =>
	h('pre', { tabindex: 0, role: 'region', 'aria-label': label }, h('code', {}, text));
