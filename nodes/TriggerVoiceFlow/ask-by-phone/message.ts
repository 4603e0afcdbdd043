/** The call of somebody who is asked: the flow speaks the message from a variable. */
import { EXPECTED, MESSAGES, approvalKeys, fault, type Provider } from '../../../core';

type Read = (name: string, fallback?: unknown) => unknown;

/**
 * The variables of the call with the message among them. Throws what a person has to put right,
 * of the keys as well: nobody is called for an answer that could not count.
 */
export function withMessage(
	variables: Readonly<Record<string, unknown>>,
	read: Read,
	provider: Provider,
): Record<string, unknown> {
	approvalKeys({ confirmDigits: read('confirmDigits'), declineDigits: read('declineDigits') });
	if (!provider.takes.includes('variables'))
		throw fault(MESSAGES.messageNotTaken(provider.displayName));
	const name = textIn(read, 'messageVariable');
	if (Object.hasOwn(variables, name)) throw fault(MESSAGES.variableTwice(name));
	return { ...variables, [name]: textIn(read, 'message') };
}

function textIn(read: Read, field: string): string {
	const given = read(field);
	const text = typeof given === 'string' ? given.trim() : given;
	if (text === '' || text === null || text === undefined) throw fault(MESSAGES.missing(field));
	if (typeof text !== 'string' && typeof text !== 'number')
		throw fault(MESSAGES.wrongType(field, EXPECTED.text));
	return String(text);
}
