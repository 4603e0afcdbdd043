/** The account here. Printed at start: it opens nothing but the sandbox. */
export const ACCOUNT = {
	accountSid: 'AC00000000000000000000000000000001',
	authToken: 'sandbox-twilio-token',
	apiKeySid: 'SK00000000000000000000000000000001',
	apiKeySecret: 'sandbox-twilio-secret',
	/** The posts of flows are signed with it. */
	webhookKey: 'sandbox-twilio-token',
	callers: ['+14155550180', '+14155550181'],
} as const;
