import type { IAuthenticate } from 'n8n-workflow';
import type { Provider } from '../../core';

/** Signs requests with the provider's own header recipe, the one that every host uses. */
export const authenticateAs =
	({ auth }: Provider): Extract<IAuthenticate, (...args: never[]) => unknown> =>
	async (credentials, options) =>
		auth.kind === 'headers'
			? { ...options, headers: { ...options.headers, ...auth.headers(credentials) } }
			: options;
