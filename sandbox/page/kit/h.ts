/// <reference lib="dom" />
import {
	createElement,
	Fragment,
	type Attributes,
	type ComponentChild,
	type ComponentType,
	type VNode,
} from 'preact';

export type Child = ComponentChild;

/** An element of HTML or SVG. Text is only ever text: nothing here reads markup. */
export const h = (
	tag: string,
	attributes: Readonly<Record<string, unknown>> = {},
	...children: readonly Child[]
): VNode => createElement(tag, attributes as object, ...children) as VNode;

/** A part of the page that remembers something of its own. */
export const part = <Props extends object>(
	component: ComponentType<Props>,
	props: Props & Attributes,
): VNode => createElement(component, props) as VNode;

/** Several elements without one around them. */
export const several = (...children: readonly Child[]): VNode =>
	createElement(Fragment, {}, ...children) as VNode;
