/** What the reader has chosen, kept in the browser; without storage for as long as the page. */
const chosen = new Map<string, string>();
const PREFIX = 'ringback-sandbox.';

export function preference(name: string): string | null {
	try {
		return localStorage.getItem(PREFIX + name);
	} catch {
		return chosen.get(name) ?? null;
	}
}

export function prefer(name: string, value: string): void {
	chosen.set(name, value);
	try {
		localStorage.setItem(PREFIX + name, value);
	} catch {
		// private windows may refuse; the choice then lasts as long as the page
	}
}
