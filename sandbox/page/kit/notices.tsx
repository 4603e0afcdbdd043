import type { VNode } from 'preact';
import { useReducer, useState } from 'preact/hooks';

const SHOWN_MS = 6_000;
const MAX_SHOWN = 3;
const COPIED_MS = 1_500;

let shown: readonly { readonly message: string }[] = [];
let redraw = () => undefined as void;

/** Tells the reader something that needs no answer. */
function notify(message: string): void {
	const notice = { message };
	shown = [...shown, notice].slice(-MAX_SHOWN);
	redraw();
	setTimeout(() => {
		shown = shown.filter((other) => other !== notice);
		redraw();
	}, SHOWN_MS);
}

export function Notices(): VNode {
	const [, draw] = useReducer((count: number) => count + 1, 0);
	redraw = () => draw(undefined);
	return (
		<div id="notices" class="notices" role="status">
			{shown.map(({ message }) => (
				<p class="notice">{message}</p>
			))}
		</div>
	);
}

export const reasonOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

/** Does something a person has asked for and says whether it worked; that person is told why not. */
export async function attempt(what: string, work: () => Promise<unknown>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (error) {
		notify(`${what}: ${reasonOf(error)}`);
		return false;
	}
}

function CopyButton({ label, text }: { label: string; text: string }): VNode {
	const [isCopied, setCopied] = useState(false);
	async function copy() {
		if (!(await attempt('Not copied', () => navigator.clipboard.writeText(text)))) return;
		setCopied(true);
		setTimeout(() => setCopied(false), COPIED_MS);
	}
	return (
		<button type="button" class="plain" onClick={() => void copy()}>
			{isCopied ? 'Copied' : label}
		</button>
	);
}

/** Puts a text on the clipboard and says so on the button that did it. */
export const copyButton = (label: string, text: string): VNode => (
	<CopyButton label={label} text={text} />
);
