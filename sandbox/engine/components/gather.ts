import { behaviourOf } from '../../calls/phone';
import { keepKey, listen } from '../listen';
import type { Run } from '../run';

/** Simulated seconds an unattended phone takes to press a key or to speak. */
const UNATTENDED_SECONDS = 1;

interface KeysWanted {
	readonly maxDigits: number;
	/** Ends the input and is no part of it; absent: every key is part of it. */
	readonly endKey?: string;
	/** Longest pause before and between keys. */
	readonly timeoutSeconds: number;
}

/** The keys pressed; undefined when none came in time. */
export async function gatherKeys(
	run: Run,
	step: string,
	{ maxDigits, endKey, timeoutSeconds }: KeysWanted,
): Promise<string | undefined> {
	const { context, call, record, handset, ended } = run;
	const gathering = { kind: 'digits' as const, digits: '', maxDigits };
	let finished = false;
	function press(key: string) {
		if (key === endKey) finished = true;
		else gathering.digits += key;
		finished ||= gathering.digits.length >= maxDigits;
	}
	handset.gathering = gathering;
	context.note(record, 'asks', { step, for: 'digits', maxDigits });
	const ahead = handset.keys.splice(0);
	const { keys = context.options.unattendedKeys, report } = behaviourOf(call.to);
	if (!handset.attended && keys !== '') {
		// such a phone keeps its flow waiting for as long, whatever that allows
		const isLate = report === 'late' && !record.wasLate;
		const lateSeconds = (context.options.lateReportMs / 1_000) * context.speed;
		if (isLate) record.wasLate = true;
		await listen(run, isLate ? lateSeconds : UNATTENDED_SECONDS, (input) => {
			keepKey(run, input);
			return 'more';
		});
		// a person may have taken it over meanwhile
		ahead.push(...(handset.attended ? handset.keys.splice(0) : keys));
	}
	for (const key of ahead) if (!finished) press(key);
	for (let before = ''; !finished;) {
		before = gathering.digits;
		await listen(run, timeoutSeconds, (input) => {
			if (input.action !== 'key') return 'more';
			press(input.key);
			context.events.changed(call.id);
			return 'enough';
		});
		if (gathering.digits === before && !finished) break;
	}
	handset.gathering = null;
	const { digits } = gathering;
	if (digits !== '') {
		ended.keys[step] = digits;
		ended.keys[''] = digits.slice(-1);
	}
	context.note(record, digits === '' ? 'noKeys' : 'keys', {
		step,
		...(digits !== '' && { digits }),
	});
	return digits === '' ? undefined : digits;
}

/** What was said; undefined when nothing came in time. */
export async function gatherSpeech(
	run: Run,
	step: string,
	timeoutSeconds: number,
): Promise<string | undefined> {
	const { context, record, handset } = run;
	handset.gathering = { kind: 'speech', digits: '', maxDigits: null };
	context.note(record, 'asks', { step, for: 'speech' });
	let speech = handset.attended ? '' : context.options.unattendedSpeech;
	if (speech !== '') await listen(run, UNATTENDED_SECONDS);
	else
		await listen(run, timeoutSeconds, (input) => {
			if (input.action !== 'say') {
				keepKey(run, input);
				return 'more';
			}
			speech = input.text;
			return 'enough';
		});
	handset.gathering = null;
	context.note(record, speech === '' ? 'silence' : 'speech', {
		step,
		...(speech && { text: speech }),
	});
	return speech === '' ? undefined : speech;
}
