/** The account here. Printed at start: it opens nothing but the sandbox. */
export const ACCOUNT = {
	apiKey: 'sandbox-retell-key',
	/** It has the webhook badge as well. */
	webhookKey: 'sandbox-retell-key',
	callers: ['+14155550170', '+14155550171'],
} as const;
