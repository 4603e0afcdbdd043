/** Reads aloud what flows say, with the browser's own voices. */
export interface Speech {
	readonly isPossible: boolean;
	isOn: boolean;
	/** Says a text after those still being said. */
	say(text: string): void;
}

const isPossible = 'speechSynthesis' in window;

/** Stops in the middle of a word. */
export function hush(): void {
	if (isPossible) speechSynthesis.cancel();
}

export const speech: Speech = {
	isPossible,
	isOn: false,
	say(text) {
		if (isPossible && this.isOn) speechSynthesis.speak(new SpeechSynthesisUtterance(text));
	},
};
