/** Which language the runtime speaks: that of Node-RED's own setting, and to a dialog that of its editor. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Request, Response } from 'express';
import type { NodeAPI } from 'node-red';
import { languageOf, speakAs, type Language } from '../../core';

const ofEditor = new AsyncLocalStorage<Language>();

/** `lang` of settings.js; English where it names no language of ours, or is not set. */
export function speakTheLanguageOf(RED: NodeAPI): void {
	const { lang } = RED.settings as { lang?: unknown };
	const ofRuntime = languageOf(lang) ?? 'en';
	speakAs(() => ofEditor.getStore() ?? ofRuntime);
}

type Answer = (req: Request, res: Response) => void;

/** Answers a dialog in the language of its editor, which the editor names in its request. */
export const inLanguageOfEditor =
	(answer: Answer): Answer =>
	(req, res) => {
		const asked = req.acceptsLanguages().map(languageOf);
		const language = asked.find((known) => known !== undefined);
		if (language === undefined) answer(req, res);
		else ofEditor.run(language, answer, req, res);
	};
