const SECRET_BYTES = 32;

/** A fresh secret: 32 random bytes as base64url, which survives every form and every shell. */
export function newSecret(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
	return btoa(String.fromCharCode(...bytes))
		.replace(/\+/g, '-')
		.replace(/\//g, '_')
		.replace(/=+$/, '');
}
