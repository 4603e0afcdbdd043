/** Reads the body of an answer: n8n's helper has no limit of its own, so the body is taken as a stream. */
import { MESSAGES, fault, isVoiceError, jsonOrText, type VoiceError } from '../../../core';

type Chunk = string | Uint8Array;

interface Stream extends AsyncIterable<Chunk> {
	destroy?(): void;
}

export interface BodyReading {
	/** Whose answer it is. */
	readonly host: string;
	readonly limitBytes: number;
	/** The client does not wait for the answer any more. */
	readonly ended: AbortSignal;
}

const isStream = (body: unknown): body is Stream =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/** The body as the transport's contract wants it, or why there is none. */
export async function readBody(body: unknown, reading: BodyReading): Promise<unknown> {
	if (!isStream(body)) return typeof body === 'string' ? jsonOrText(body) : body;
	const { host, limitBytes, ended } = reading;
	const stop = () => body.destroy?.();
	if (ended.aborted) stop();
	ended.addEventListener('abort', stop);
	const text = await textOf(body, limitBytes).catch(() => fault(MESSAGES.connectionLost(host)));
	ended.removeEventListener('abort', stop);
	if (isVoiceError(text)) return text;
	return text === undefined ? fault(MESSAGES.answerTooLarge(host, limitBytes)) : jsonOrText(text);
}

/** Undefined when there is more of it; leaving the loop ends the stream. */
async function textOf(body: Stream, limitBytes: number): Promise<string | VoiceError | undefined> {
	const decoder = new TextDecoder();
	let text = '';
	let bytes = 0;
	for await (const chunk of body) {
		bytes += chunk.length;
		if (bytes > limitBytes) return undefined;
		text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}
