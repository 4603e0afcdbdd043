/** Sends a secret where no answer will come from, and hands out why there was none. */
import { inspect } from 'node:util';
import { isVoiceError, type HttpRequest, type Transport, type VoiceError } from '../../core';
import {
	closedAddress,
	type Behaviour,
	type ContractServer,
	type Unfinished,
} from './contract-server';

export interface World {
	readonly transport: Transport;
	readonly server: ContractServer;
	/** A secret: the checks put it into a header and the body, a transport may add it itself. */
	readonly marker: string;
}

export const post = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
	method: 'POST',
	url,
	headers: {},
	body: { json: {} },
	timeoutMs: 10_000,
	...more,
});

export async function failureOf(answer: Promise<unknown>): Promise<VoiceError> {
	const error = await answer.then(
		(value) => {
			throw new Error(`resolved with ${inspect(value)} instead of rejecting`);
		},
		(reason: unknown) => reason,
	);
	if (!isVoiceError(error)) throw new Error(`rejected with ${inspect(error)}, no VoiceError`);
	return error;
}

/** Sends, with the secret in a header and the body, where no answer will come from. */
export async function failAt(
	{ transport, server, marker }: World,
	at: Behaviour | Unfinished | 'nobody' | 'noTls',
	timeoutMs = 10_000,
) {
	const { host, url } = await placeAt(server, at);
	const request = post(url, {
		headers: { 'x-api-key': marker, authorization: `Bearer ${marker}` },
		body: { json: { secret: marker } },
		timeoutMs,
	});
	return { host, error: await failureOf(transport(request)) };
}

async function placeAt(server: ContractServer, at: Behaviour | Unfinished | 'nobody' | 'noTls') {
	switch (at) {
		case 'nobody': {
			const host = await closedAddress();
			return { host, url: `http://${host}/` };
		}
		case 'closed':
		case 'closedWhenGreeted':
		case 'resetWhenGreeted':
		case 'mute': {
			const host = server.unfinished(at);
			return { host, url: `https://${host}/` };
		}
		case 'noTls':
			return { host: server.host, url: `https://${server.host}/` };
		default:
			return { host: server.host, url: server.visit(at).url };
	}
}
