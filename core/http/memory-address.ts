/**
 * Whether a text is the address of a Redis: `redis://host:6379/0`, `rediss://` over TLS, perhaps
 * with a user before the host. A password is none of it: addresses are shown and exported.
 */
export function isMemoryAddress(value: string): boolean {
	const text = value.trim();
	if (!/^rediss?:\/\/[^\s/]/i.test(text) || !URL.canParse(text)) return false;
	const { password, pathname, search, hash, hostname } = new URL(text);
	const isPlain = password === '' && search === '' && hash === '' && hostname !== '';
	return isPlain && /^(\/\d{0,4})?$/.test(pathname);
}
