import { byId, h } from './dom';

const SHOWN_MS = 6_000;
const MAX_SHOWN = 3;

/** Tells the reader something that needs no answer. */
export function notify(message: string): void {
	const parent = byId('notices');
	const notice = h('p', { class: 'notice' }, message);
	parent.append(notice);
	while (parent.childElementCount > MAX_SHOWN) parent.firstElementChild?.remove();
	setTimeout(() => notice.remove(), SHOWN_MS);
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

/** Puts a text on the clipboard and says so on the button that did it. */
export const copyButton = (label: string, text: () => string): HTMLButtonElement => {
	const button = h('button', { type: 'button', class: 'plain', onclick: copy }, label);
	async function copy() {
		if (!(await attempt('Not copied', () => navigator.clipboard.writeText(text())))) return;
		button.textContent = 'Copied';
		setTimeout(() => (button.textContent = label), 1_500);
	}
	return button;
};
