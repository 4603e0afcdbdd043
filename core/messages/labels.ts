/** What a setting is called, in the language of the moment. */
import { languageNow, type Language } from '../base/language';
import { LABELS_IN_GERMAN } from './de/labels';
import { LABELS_IN_ENGLISH } from './en/labels';
import { LABELS_IN_FRENCH } from './fr/labels';

/** The English ones, as n8n's forms print them. */
export const FIELD_LABELS: Readonly<Record<string, string>> = LABELS_IN_ENGLISH;

const TABLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
	en: LABELS_IN_ENGLISH,
	de: LABELS_IN_GERMAN,
	fr: LABELS_IN_FRENCH,
};

const ABBREVIATIONS: Readonly<Record<string, string>> = {
	Id: 'ID',
	Api: 'API',
	Url: 'URL',
	Sid: 'SID',
};

/** Such as "Voice Account ID" of `voiceAccountId`. */
const inWords = (field: string): string =>
	field
		.replace(/^./, (first) => first.toUpperCase())
		.split(/(?=[A-Z])/)
		.map((word) => ABBREVIATIONS[word] ?? word)
		.join(' ');

/** In the language of the moment. */
export const labelOfField = (field: string): string =>
	TABLES[languageNow()][field] ?? inWords(field);
