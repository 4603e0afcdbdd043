/** The Node-RED side of the seam: axios as a Transport. The one file that imports axios. */
import axios, { type AxiosError } from 'axios';
import {
	Agent as HttpAgent,
	request as httpRequest,
	type ClientRequest,
	type IncomingMessage,
	type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import {
	ANSWER_LIMIT_BYTES,
	MESSAGES,
	fault,
	isThisMachine,
	isVoiceError,
	jsonOrText,
	whyNeverSent,
	type Transport,
	type VoiceError,
} from '../../core';

/**
 * Unused connections are closed after so long, in milliseconds. A network on the way may forget
 * them without a word, and what is then sent on one is neither sent nor known not to be.
 */
const IDLE_MS = 1_000;

type Socket = NonNullable<ClientRequest['socket']>;

/** Ends unused connections; the agents' own time-out would count for a proxy's answer too. */
const closingIdle = <Agent extends HttpAgent>(agent: Agent): Agent => {
	const keepAgain = agent as unknown as { keepSocketAlive(socket: Socket): boolean };
	const keep = keepAgain.keepSocketAlive.bind(agent);
	keepAgain.keepSocketAlive = (socket) => {
		const isKept = keep(socket);
		if (isKept) socket.setTimeout(IDLE_MS);
		return isKept;
	};
	return agent;
};

const client = axios.create({
	httpAgent: closingIdle(new HttpAgent({ keepAlive: true })),
	// said here, certificates are checked whatever NODE_TLS_REJECT_UNAUTHORIZED says
	httpsAgent: closingIdle(new HttpsAgent({ keepAlive: true, rejectUnauthorized: true })),
	// a redirect would carry the credentials to another server
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
	const sending = watchedSending(url);
	const { host } = new URL(url);
	try {
		const answer = await client.request<string>({
			method,
			url,
			headers: { ...headers },
			data: body && ('form' in body ? new URLSearchParams(body.form) : body.json),
			maxContentLength: answerLimitBytes,
			signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
			transport: sending,
			// what is meant for this machine must not leave it
			...(isThisMachine(url) ? { proxy: false } : {}),
		});
		// the usual tunnel hands the proxy's refusal on as if it came from behind it
		if (!sending.isReady()) throw fault(MESSAGES.proxyRefused(host, answer.status));
		return {
			status: answer.status,
			headers: Object.fromEntries(
				Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
			),
			body: jsonOrText(answer.data),
		};
	} catch (error) {
		if (isVoiceError(error)) throw error;
		throw failureOf(error, host, {
			notReady: !sending.isReady(),
			timedOut: deadline.aborted,
			answerLimitBytes,
		});
	}
};

/** Node's own way to send, which remembers whether a connection was ready to carry the request. */
function watchedSending(url: string) {
	const isHttps = url.startsWith('https:');
	let ready = false;
	return {
		isReady: () => ready,
		request(options: RequestOptions, onAnswer: (answer: IncomingMessage) => void): ClientRequest {
			const request = (isHttps ? httpsRequest : httpRequest)(options, onAnswer);
			request.once('socket', (socket) => {
				if (request.reusedSocket || carries(socket, isHttps)) ready = true;
				else socket.once(isHttps ? 'secureConnect' : 'connect', () => (ready = true));
			});
			return request;
		},
	};
}

/**
 * Whether a socket was ready when it came: one of another request is. A proxy's refusal comes on
 * a socket without encryption. Node does not document `secureConnecting`: without it a socket
 * counts as ready, and what is sent on it as sent.
 */
function carries(socket: Socket, isHttps: boolean): boolean {
	const { connecting, encrypted, secureConnecting } = socket as Socket & {
		readonly encrypted?: boolean;
		readonly secureConnecting?: boolean;
	};
	return isHttps ? encrypted === true && secureConnecting !== true : !connecting;
}

interface Circumstances {
	readonly notReady: boolean;
	readonly timedOut: boolean;
	readonly answerLimitBytes: number;
}

/**
 * A fresh error: an AxiosError holds the request with its headers, and Node-RED hands causes
 * to flows.
 */
function failureOf(
	error: unknown,
	host: string,
	{ notReady, timedOut, answerLimitBytes }: Circumstances,
): VoiceError {
	const { code = '', message, cause } = error as AxiosError;
	const { syscall, errors } = (cause ?? {}) as { syscall?: string; errors?: unknown[] };
	const never = whyNeverSent({ code, message, syscall, errors, notReady });
	if (never) return fault(MESSAGES[never](host), { providerCode: code || undefined });
	if (timedOut || code === 'ETIMEDOUT' || code === 'ECONNABORTED')
		return fault(MESSAGES.timedOut(host));
	if (/maxContentLength/.test(message))
		return fault(MESSAGES.answerTooLarge(host, answerLimitBytes));
	return fault(MESSAGES.connectionLost(host), { providerCode: code || undefined });
}
