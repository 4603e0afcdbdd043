/** The first result of a reference, as it is remembered for those who ask with it again. */
import type { CallResult, FirstResult } from './result';

/** Of JSON, in characters; `context` alone may take 1,024 bytes. */
const MOST = 3_000;

/** What is kept of a result. Where it is too much even so, it does without what the flow asked. */
export function firstOf(result: CallResult): FirstResult {
	const {
		raw: _raw,
		transcript: _transcript,
		summary: _summary,
		attempts: _attempts,
		sentence: _sentence,
		notBefore: _notBefore,
		evidence: _evidence,
		replayed: _replayed,
		first: _first,
		...kept
	} = result;
	return JSON.stringify(kept).length <= MOST
		? kept
		: { ...kept, answers: {}, recordingUrl: null, providerStatus: null };
}
