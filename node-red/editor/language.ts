/** Tells the runtime which language this editor shows: a browser's own can be another one. */
export const editorLanguage = (): Readonly<Record<string, string>> => {
	const language = RED.i18n.lang();
	return language === undefined ? {} : { 'Accept-Language': language };
};
