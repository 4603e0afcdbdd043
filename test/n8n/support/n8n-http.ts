/**
 * n8n's `httpRequestWithAuthentication` as far as our nodes use it: axios below, agents of its
 * own for each request, and every failure wrapped in a NodeApiError, as n8n-core 2.41 does.
 */
import axios from 'axios';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { NodeApiError, type IHttpRequestOptions, type INode, type JsonObject } from 'n8n-workflow';

export function n8nHttp(node: INode, secretHeaders: Record<string, string> = {}) {
	return async function (this: unknown, _type: string, options: IHttpRequestOptions) {
		const { method, url, headers, body, timeout, abortSignal, agentOptions } = options;
		try {
			const answer = await axios.request<unknown>({
				method,
				url,
				headers: { ...(headers as Record<string, string>), ...secretHeaders },
				...(typeof body === 'string' && body !== '' ? { data: body } : {}),
				timeout,
				signal: abortSignal,
				maxRedirects: options.disableFollowRedirect ? 0 : 5,
				responseType: options.encoding,
				httpAgent: new HttpAgent(agentOptions),
				httpsAgent: new HttpsAgent(agentOptions),
			});
			return { statusCode: answer.status, headers: answer.headers, body: answer.data };
		} catch (error) {
			throw new NodeApiError(node, error as JsonObject);
		}
	};
}
