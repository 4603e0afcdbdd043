/** The words of the dialogs that come from the providers' texts, in every language of a catalogue. */
import {
	COMMON_TEXTS,
	PROVIDER_IDS,
	PROVIDER_TEXTS,
	type Language,
	type ProviderId,
} from '../../core/tables';
import { fieldsOf } from '../nodes/account/fields';

export interface Catalogue {
	readonly [key: string]: string | Catalogue;
}

/** Core's name of a language, by Node-RED's. */
const LANGUAGES: Readonly<Record<string, Language>> = { 'en-US': 'en', de: 'de', fr: 'fr' };

const perProvider = (texts: (id: ProviderId) => string | Catalogue): Catalogue =>
	Object.fromEntries(PROVIDER_IDS.map((id) => [id, texts(id)]));

function fieldTexts(id: ProviderId, language: Language): Catalogue {
	const { suchAs, fields: common } = COMMON_TEXTS[language];
	return Object.fromEntries(
		fieldsOf(id).map(({ name, kind, example }) => {
			const { label, help, wrong, options } = PROVIDER_TEXTS[id][language].fields[name]!;
			const words = {
				label,
				help: help ?? (kind === 'address' ? common.baseUrl.help : ''),
				example: example === undefined ? '' : `${suchAs} ${example}`,
				...(wrong === undefined ? {} : { wrong }),
				...(options === undefined ? {} : { option: options }),
			};
			return [name, words];
		}),
	);
}

const COMMON = ['region', 'baseUrl', 'sandboxUrl'] as const;
const common = (language: Language, part: 'label' | 'help'): Catalogue =>
	Object.fromEntries(COMMON.map((name) => [name, COMMON_TEXTS[language].fields[name][part]]));

const MADE: Readonly<Record<string, (language: Language) => Catalogue>> = {
	'ringback-account': (language) => ({
		label: common(language, 'label'),
		tip: common(language, 'help'),
		region: perProvider((id) => ({
			...PROVIDER_TEXTS[id][language].regions,
			...COMMON_TEXTS[language].regions,
		})),
		field: perProvider((id) => fieldTexts(id, language)),
	}),
	'ringback-trigger-voice-flow': (language) => ({
		flowIdOf: perProvider((id) => PROVIDER_TEXTS[id][language].flowId),
		fromOf: perProvider((id) => PROVIDER_TEXTS[id][language].from ?? ''),
	}),
};

const merged = (one: Catalogue, other: Catalogue): Catalogue =>
	Object.entries(other).reduce<Catalogue>((all, [key, value]) => {
		const before = all[key];
		const both = typeof before === 'object' && typeof value === 'object';
		return { ...all, [key]: both ? merged(before, value) : value };
	}, one);

/** A catalogue as it is shipped. @param written what stands in `locales/<locale>/<set>.json` */
export function wholeCatalogue(set: string, locale: string, written: Catalogue): Catalogue {
	const language = LANGUAGES[locale];
	if (language === undefined) throw new Error(`core has no texts in the language "${locale}"`);
	return merged(written, MADE[set]?.(language) ?? {});
}
