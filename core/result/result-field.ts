/** The property that a result is handed on in. */
import { MESSAGES, fault } from '../messages';
import { RESULT_FIELD, isFieldName } from './field-name';

/**
 * The name as typed; `call` where none was. Throws `invalidRequest` for what is no plain name of a
 * property, and for one that is read for something else.
 */
export function readResultField(typed: unknown): string {
	if (typed === undefined || typed === '') return RESULT_FIELD;
	if (typeof typed === 'string' && isFieldName(typed)) return typed;
	throw fault(MESSAGES.resultFieldUnusable());
}
