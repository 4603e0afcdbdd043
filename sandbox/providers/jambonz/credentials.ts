/** The account here. Printed at start: it opens nothing but the sandbox. */
export const ACCOUNT = {
	accountSid: '00000000-0000-4000-8000-0000000000b1',
	apiKey: 'sandbox-jambonz-key',
	/** Signs every post. */
	webhookKey: 'wh_secret_sandbox',
	callers: ['+442079460045', '+442079460046'],
} as const;
