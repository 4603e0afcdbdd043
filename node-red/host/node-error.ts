import type { NodeMessageInFlow } from 'node-red';
import { isVoiceError, sentenceOf } from '../../core';

/**
 * Catch nodes see `message` and `code`, and only where they are the error's own; the whole
 * story rides on the message.
 */
export function asNodeError(error: unknown, msg: NodeMessageInFlow): Error {
	if (!isVoiceError(error)) return error instanceof Error ? error : new Error(String(error));
	const failure = error.toJSON();
	Object.assign(msg, { failure });
	const shown = new Error(sentenceOf(error));
	return Object.assign(shown, { code: error.kind, stack: undefined });
}
