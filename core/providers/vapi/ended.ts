/** A call that has ended, as its report brings it and as a question finds it: the fields are named alike. */
import { isRecord, textOf } from '../../base/json';
import { answersOf } from '../../result/report';
import type { FinalReport } from '../../result/result';
import { exitOf, forwardOf, sipCodeOf } from './exits';

/** Undefined where it has not ended. */
export function endOf(
	ended: Record<string, unknown>,
	callId: unknown,
	raw: unknown,
): FinalReport | undefined {
	const word = textOf(ended.endedReason);
	if (word === undefined) return undefined;
	const exit = exitOf(word);
	const analysis = recordOf(ended.analysis);
	const artifact = recordOf(ended.artifact);
	return {
		kind: 'final',
		exit,
		providerStatus: word,
		callId: textOf(callId) ?? null,
		sipCode: sipCodeOf(word),
		answers: {
			...outputsOf(artifact.structuredOutputs),
			...answersOf(analysis.structuredData),
			...forwardOf(word),
		},
		answeredBy: exit === 'voicemail' ? 'machine' : null,
		recordingUrl: recordingOf(artifact),
		transcript: filled(artifact.transcript),
		summary: filled(analysis.summary),
		cost: typeof ended.cost === 'number' ? { amount: ended.cost, currency: 'USD' } : null,
		raw,
	};
}

const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** Texts are there, and empty, for calls that nobody answered. */
const filled = (value: unknown): string | null => textOf(value) || null;

/** The recording as one file: where it stands today, or where it stood before. */
function recordingOf({ recording, recordingUrl }: Record<string, unknown>): string | null {
	const { mono, stereoUrl } = recordOf(recording);
	return filled(recordOf(mono).combinedUrl) ?? filled(stereoUrl) ?? filled(recordingUrl);
}

/** What was extracted from the conversation, `{name, result}` by id: a result is one value, or several by name. */
const outputsOf = (outputs: unknown): Record<string, string> =>
	Object.assign(
		{},
		...Object.values(recordOf(outputs))
			.filter(isRecord)
			.map(({ name, result }) =>
				answersOf(isRecord(result) ? result : { [textOf(name) ?? '']: result }),
			),
	);
