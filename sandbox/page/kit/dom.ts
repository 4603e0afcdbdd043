/// <reference lib="dom" />
/** Builds elements. Text is only ever text: nothing here reads markup. */

type Value = string | number | boolean | null | undefined | ((event: Event) => void);
export type Attributes = Readonly<Record<string, Value>>;
export type Child = Node | string | null | undefined | false;

function fill(element: Element, attributes: Attributes, children: readonly Child[]): void {
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === 'function') element.addEventListener(name.slice(2), value);
		else if (value === true) element.setAttribute(name, '');
		else if (value !== false && value !== null && value !== undefined)
			element.setAttribute(name, String(value));
	}
	element.append(
		...children.filter((child) => child !== null && child !== undefined && child !== false),
	);
}

/** An HTML element; `onclick` and the like take functions. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Attributes = {},
	...children: Child[]
): HTMLElementTagNameMap[Tag] {
	const element = document.createElement(tag);
	fill(element, attributes, children);
	return element;
}

/** The same for a picture. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
	tag: Tag,
	attributes: Attributes = {},
	...children: Child[]
): SVGElementTagNameMap[Tag] {
	const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
	fill(element, attributes, children);
	return element;
}

/** Changes a text only where it differs: readers of live regions hear every change. */
export function setText(node: Node, text: string): void {
	if (node.textContent !== text) node.textContent = text;
}

/** An element of the page's own HTML. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
	const element = document.getElementById(id);
	if (!element) throw new Error(`the page has no element "${id}"`);
	return element as Kind;
}

export interface Kept<Item> {
	readonly element: HTMLElement;
	update(item: Item): void;
}

/**
 * Keeps a parent's children in step with a list. An element lives as long as its key, so that
 * focus, scroll and half-typed text survive an update.
 */
export function keyedList<Item>(
	parent: HTMLElement,
	keyOf: (item: Item) => string,
	create: (item: Item) => Kept<Item>,
): (items: readonly Item[]) => void {
	const kept = new Map<string, Kept<Item>>();
	return (items) => {
		const wanted = new Set(items.map(keyOf));
		for (const [key, { element }] of kept)
			if (!wanted.has(key)) {
				element.remove();
				kept.delete(key);
			}
		let next = parent.firstElementChild;
		for (const item of items) {
			const key = keyOf(item);
			const entry = kept.get(key) ?? create(item);
			kept.set(key, entry);
			entry.update(item);
			if (entry.element === next) next = next.nextElementSibling;
			else parent.insertBefore(entry.element, next);
		}
	};
}
