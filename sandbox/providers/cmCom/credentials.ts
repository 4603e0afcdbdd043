/** The account here. Printed at start: it opens nothing but the sandbox. */
export const ACCOUNT = {
	productToken: '00000000-0000-4000-8000-000000000001',
	voiceAccountId: '00000000-0000-4000-8000-0000000000a1',
	callers: ['+442079460018', '+442079460027'],
} as const;
