/** The account here. Printed at start: it opens nothing but the sandbox. */
export const ACCOUNT = {
	/** The private key; there is no public one. */
	apiKey: 'sandbox-vapi-key',
	orgId: '00000000-0000-4000-8000-0000000000a9',
	/** Its numbers, by the id that calls name. */
	numbers: {
		'00000000-0000-4000-8000-000000000190': '+14155550190',
		'00000000-0000-4000-8000-000000000191': '+14155550191',
	},
} as const;

export const CALLERS: readonly string[] = Object.keys(ACCOUNT.numbers);

/** The number of that id; undefined where the account has none. */
export const numberOf = (id: string): string | undefined =>
	Object.entries(ACCOUNT.numbers).find(([each]) => each === id)?.[1];
