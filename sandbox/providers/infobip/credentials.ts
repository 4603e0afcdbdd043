/** The account here. Printed at start: it opens nothing but the sandbox. */
export const ACCOUNT = {
	apiKey: 'sandbox-infobip-key',
	callers: ['+442079460036', '+442079460037'],
} as const;
