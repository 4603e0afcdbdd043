import type { IAuthenticate, IHttpRequestOptions } from 'n8n-workflow';
import { MESSAGES, check, fault, type Provider } from '../../../core';

/** Both of n8n's ways to ask; the older one, of the HTTP Request node, has other words. */
type Asked = Partial<IHttpRequestOptions> & { readonly uri?: string };

/** Neither way follows a redirect, which would carry the key to another server. */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
	maxRedirects: 0,
};

/**
 * Signs requests with the provider's own header recipe, the one that every host uses. Only for
 * the account's own address, whichever node asks: the HTTP Request node may use the credential too.
 */
export const authenticateAs =
	(provider: Provider): Extract<IAuthenticate, (...args: never[]) => unknown> =>
	async (credentials, options) => {
		const { auth } = provider;
		if (auth.kind !== 'headers') return options;
		const account = check<unknown>(provider.account, credentials, provider.id);
		const own = new URL(provider.baseUrl(account)).origin;
		const there = originOf(options);
		if (there !== own) throw fault(MESSAGES.addressNotOwn(there, own));
		return {
			...options,
			...NO_REDIRECTS,
			headers: { ...options.headers, ...auth.headers(account) },
		};
	};

function originOf({ url, uri, baseURL }: Asked): string {
	const address = url ?? uri ?? '';
	return URL.canParse(address, baseURL)
		? new URL(address, baseURL).origin
		: 'an address of no host';
}
