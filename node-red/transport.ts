/** The Node-RED side of the seam: axios as a Transport. The one file that imports axios. */
import axios, { type AxiosError } from 'axios';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { MESSAGES, fault, whyNeverSent, type Transport, type VoiceError } from '../core';

/** Larger answers than this are not a provider's, unless the request says so, in bytes. */
const ANSWER_LIMIT_BYTES = 1024 * 1024;

const client = axios.create({
	httpAgent: new HttpAgent({ keepAlive: true }),
	// said here, certificates are checked whatever NODE_TLS_REJECT_UNAUTHORIZED says
	httpsAgent: new HttpsAgent({ keepAlive: true, rejectUnauthorized: true }),
	// a redirect would carry the credentials to somebody else
	maxRedirects: 0,
	responseType: 'text',
	transformResponse: (text: unknown) => text,
	validateStatus: () => true,
});

export const axiosTransport: Transport = async ({
	method,
	url,
	headers,
	body,
	timeoutMs,
	answerLimitBytes = ANSWER_LIMIT_BYTES,
	signal,
}) => {
	// axios counts silence, not the whole exchange: a trickle would outlive its timeout
	const deadline = AbortSignal.timeout(timeoutMs);
	try {
		const answer = await client.request<string>({
			method,
			url,
			headers: { ...headers },
			data: body && ('form' in body ? new URLSearchParams(body.form) : body.json),
			maxContentLength: answerLimitBytes,
			signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
		});
		return {
			status: answer.status,
			headers: Object.fromEntries(
				Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
			),
			body: parsed(answer.data),
		};
	} catch (error) {
		throw failureOf(error, new URL(url).host, deadline.aborted);
	}
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * A fresh error: an AxiosError holds the request with its headers, and Node-RED hands causes
 * to flows.
 */
function failureOf(error: unknown, host: string, timedOut: boolean): VoiceError {
	const { code = '', message, cause } = error as AxiosError & { cause?: { syscall?: string } };
	const never = whyNeverSent({ code, message, syscall: cause?.syscall });
	if (never) return fault(MESSAGES[never](host), { providerCode: code });
	if (timedOut || code === 'ETIMEDOUT' || code === 'ECONNABORTED')
		return fault(MESSAGES.timedOut(host));
	return fault(MESSAGES.connectionLost(host), { providerCode: code || undefined });
}
