/** Messages in several languages: the same kinds and fields, other words. */
import { languageNow, type Language } from '../base/language';
import type { Words } from './message';

type Messages = Readonly<Record<string, (...values: never[]) => Words>>;
/** Messages in another language: what happened and how to put it right. Kind and field are those of the English. */
export type MessagesInOtherWords<T extends Messages> = {
	readonly [K in keyof T]: (
		...values: Parameters<T[K]>
	) => readonly [message: string, hint: string];
};

/** Messages that read in the language of the moment in which they are made. */
export function messagesIn<T extends Messages>(
	english: T,
	others: Readonly<Record<Exclude<Language, 'en'>, MessagesInOtherWords<T>>>,
): T {
	const make =
		(name: keyof T) =>
		(...values: Parameters<T[keyof T]>) => {
			const words = english[name]!(...values);
			const language = languageNow();
			if (language === 'en') return words;
			const [kind, , , field] = words;
			return [kind, ...others[language][name](...values), field];
		};
	return Object.fromEntries(Object.keys(english).map((name) => [name, make(name)])) as unknown as T;
}
