/** The account here. Printed at start: it opens nothing but the sandbox. */
export const ACCOUNT = {
	sid: 'HXSANDBOX',
	apiKey: 'sandbox-key',
	bridges: ['+14155550160', '+14155550161', '+33199001234'],
} as const;
