/**
 * n8n's `httpRequestWithAuthentication` as far as our nodes use it: axios below, and every
 * failure wrapped in a NodeApiError, as n8n-core 2.41 does.
 */
import axios from 'axios';
import { NodeApiError, type IHttpRequestOptions, type INode, type JsonObject } from 'n8n-workflow';

export function n8nHttp(node: INode, secretHeaders: Record<string, string> = {}) {
	return async function (this: unknown, _type: string, options: IHttpRequestOptions) {
		const { method, url, headers, body, timeout, abortSignal, ignoreHttpStatusErrors } = options;
		const { except } = ignoreHttpStatusErrors as { except: number[] };
		try {
			const answer = await axios.request<unknown>({
				method,
				url,
				headers: { ...(headers as Record<string, string>), ...secretHeaders },
				...(typeof body === 'string' && body !== '' ? { data: body } : {}),
				timeout,
				signal: abortSignal,
				maxRedirects: options.disableFollowRedirect ? 0 : 5,
				validateStatus: (status) => !except.includes(status),
			});
			return { statusCode: answer.status, headers: answer.headers, body: answer.data };
		} catch (error) {
			throw new NodeApiError(node, error as JsonObject);
		}
	};
}
