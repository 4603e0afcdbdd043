/* The phone library these data were checked with. Written by scripts/refresh-phone-data.mjs. */
export const PHONE_LIBRARY = {
	version: '1.13.16',
	released: '2026-11-10',
	metadataOfLibphonenumber: '9.0.43',
	metadataSha256: 'b51534061ff677c1f6aab244196460532e95332ca1894a25127768c590407c55',
} as const;
