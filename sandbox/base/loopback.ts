/** Whether a host name is this machine's own: only then does no other machine hear or answer. */
export const isLoopbackHost = (host: string): boolean =>
	host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

export const isLoopback = (url: string): boolean =>
	URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
