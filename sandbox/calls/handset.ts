/** What a person does with a phone on the page, or a program by the control API. */
export type PhoneInput =
	| { readonly action: 'answer' | 'reject' | 'letRing' | 'voicemail' | 'hangUp' }
	| { readonly action: 'key'; readonly key: string }
	| { readonly action: 'say'; readonly text: string };

/** Where the first leg of a call is. `ended` is the phone's end: the flow may still be reporting. */
export type HandsetState = 'placed' | 'ringing' | 'inCall' | 'ended';

/** What the flow is waiting for on the phone. */
export interface Gathering {
	readonly kind: 'digits' | 'speech';
	/** Keys so far. */
	digits: string;
	readonly maxDigits: number | null;
}

/** The phone of one call: what it shows, and what a person has done that the flow has not seen yet. */
export interface Handset {
	state: HandsetState;
	/** The text being spoken. */
	spoken: string | null;
	gathering: Gathering | null;
	/** A person has touched it: the number's ending decides nothing any more. */
	attended: boolean;
	/** Keys pressed ahead of a question, as on a real phone. */
	readonly keys: string[];
	push(input: PhoneInput): void;
	/** Has the waiting flow look again at what decides. */
	poke(): void;
	/** The next input, or undefined when `sleep` or a poke came first. */
	next(sleep: Promise<void>): Promise<PhoneInput | undefined>;
}

export function createHandset(): Handset {
	const inputs: PhoneInput[] = [];
	let wake: () => void = () => undefined;
	return {
		state: 'placed',
		spoken: null,
		gathering: null,
		attended: false,
		keys: [],
		push(input) {
			inputs.push(input);
			wake();
		},
		poke: () => wake(),
		async next(sleep) {
			if (inputs.length === 0)
				await Promise.race([sleep, new Promise<void>((resolve) => (wake = resolve))]);
			return inputs.shift();
		},
	};
}
