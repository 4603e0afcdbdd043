import { speechSeconds } from '../../calls/phone';
import { talk } from '../listen';
import type { Run } from '../run';
import { fill, type Components } from './component';
import { gatherKeys, gatherSpeech } from './gather';

/** Speaks a text; the phone shows it until the next one. */
async function say(run: Run, template: string, step: string): Promise<void> {
	const text = fill(run, template, step).replace(/ {2,}/g, ' ');
	run.handset.spoken = text;
	run.context.note(run.record, 'says', { step, text });
	await talk(run, speechSeconds(text));
}

/** Lower case, single spaces: what is said matches a phrase whatever its spelling. */
const plain = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

export const voiceComponents: Components<
	'play_audio' | 'input_ivr' | 'standard_ivr' | 'voice_ivr' | 'voice_transcription'
> = {
	async play_audio(run, step, name) {
		await say(run, step.text, name);
		return 'ok';
	},

	async input_ivr(run, step, name) {
		await say(run, step.text, name);
		const digits = await gatherKeys(run, name, {
			maxDigits: step.max_digits,
			endKey: step.end_key,
			timeoutSeconds: step.timeout_seconds,
		});
		if (digits === undefined) return 'timeout';
		run.variables[step.digits] = digits;
		return 'ok';
	},

	async standard_ivr(run, step, name) {
		await say(run, step.text, name);
		const key = await gatherKeys(run, name, {
			maxDigits: 1,
			timeoutSeconds: step.timeout_seconds,
		});
		if (key === undefined) return 'timeout';
		const options: Readonly<Record<string, string | undefined>> = step.options;
		const exit = options[key] ?? 'no_match';
		run.variables[step.selection] = key;
		run.variables[step.exit_name] = exit;
		return exit;
	},

	async voice_ivr(run, step, name) {
		await say(run, step.text, name);
		const speech = await gatherSpeech(run, name, step.timeout_seconds);
		if (speech === undefined) return 'timeout';
		run.variables[step.speech] = speech;
		const said = ` ${plain(speech)} `;
		const match = Object.entries(step.phrases).find(([, phrases]) =>
			phrases.some((phrase) => said.includes(` ${plain(phrase)} `)),
		);
		return match?.[0] ?? 'no_match';
	},

	async voice_transcription(run, step, name) {
		await say(run, step.text, name);
		const speech = await gatherSpeech(run, name, step.timeout_seconds);
		if (speech === undefined) return 'timeout';
		run.variables[step.transcription] = speech;
		return 'ok';
	},
};
