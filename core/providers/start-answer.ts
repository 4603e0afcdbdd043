/** The answer to a start, of the providers that accept it by naming the call. */
import { isRecord, textOf } from '../base/json';
import type { HttpResponse } from '../http/transport';
import { CONTRADICTION, type Answer } from './contract';

/** A refusal, without what every refusal says. */
type Refusal = Omit<Extract<Answer, { accepted: false }>, 'accepted' | 'contradicts'>;

/**
 * Accepted is a 2xx that names a call; a 2xx without one says nothing, and a refusal that names
 * one contradicts itself.
 * @param idField where the call is named
 * @param refusalOf what the provider says when it refuses; the body's fields are none where it is no object
 */
export function answerWithId(
	{ status, body }: HttpResponse,
	idField: string,
	refusalOf: (fields: Readonly<Record<string, unknown>>) => Refusal,
): Answer {
	const fields = isRecord(body) ? body : {};
	const callId = textOf(fields[idField]);
	if (status >= 200 && status < 300)
		return callId === undefined
			? { accepted: false, kind: 'unreadableAnswer' }
			: { accepted: true, callId };
	return callId === undefined ? { accepted: false, ...refusalOf(fields) } : CONTRADICTION;
}
