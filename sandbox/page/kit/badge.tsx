import type { ComponentChildren, VNode } from 'preact';
import type { Tone } from './words';

/** A word in the colour of what it means. */
export const badge = (label: string, tone: Tone): VNode => (
	<span class={`badge ${tone}`}>{label}</span>
);

/** A heading with what belongs to it, closed until a reader opens it. */
export const fold = (title: string, ...children: readonly ComponentChildren[]): VNode => (
	<details class="fold" key={title.replace(/:.*/, '')}>
		<summary>{title}</summary>
		{children}
	</details>
);

/** Names and values. */
export const facts = (rows: Readonly<Record<string, ComponentChildren>>): VNode => (
	<dl class="facts">
		{Object.entries(rows).flatMap(([name, value]) =>
			value === null ? [] : [<dt>{name}</dt>, <dd>{value}</dd>],
		)}
	</dl>
);

/** Text as a machine has it; long lines wrap, and the keyboard can scroll it. */
export const code = (text: string, label: string): VNode => (
	<pre tabindex={0} role="region" aria-label={label}>
		<code>{text}</code>
	</pre>
);
