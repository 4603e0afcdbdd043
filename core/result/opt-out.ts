/** Whether the person called wants no more calls, as far as the flow says. */
import { yesOrNo } from '../messages/yes-no';
import { isOneOf, pressedIn } from './keys';

/** `optOut`, `opt_out`: what flows of any provider can name what they found out. */
const NAME = /^opt[-_ ]?out$/i;

interface Said {
	readonly answers?: Readonly<Record<string, string>>;
	/** `machine` where the provider heard one. */
	readonly answeredBy?: string | null;
}

/**
 * What the flow reports under `optOut`; else whether the keys are those that mean it. Null where
 * neither says anything, and for what a machine said.
 * @param keys the sequences that mean it; none where the builder named none
 */
export function optOutOf(
	{ answers = {}, answeredBy }: Said,
	keys: readonly string[] = [],
): boolean | null {
	const [name] = Object.keys(answers).filter((each) => NAME.test(each));
	const word = name === undefined ? undefined : yesOrNo(answers[name]);
	if (word !== undefined) return word;
	const pressed = pressedIn(answers);
	if (pressed === undefined || keys.length === 0 || answeredBy === 'machine') return null;
	return isOneOf(pressed, keys);
}
