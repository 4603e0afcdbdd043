import type { Sandbox } from '../../../../sandbox/index';
import { ask, type Answered } from '../../support';

export const FLOW = 'FW00000000000040008000000000000c01';
export const FROM = '+14155550180';
export const ACCOUNT_SID = 'AC00000000000000000000000000000001';

export const basic = (name: string, secret: string) =>
	`Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;
const SIGNED_IN = basic(ACCOUNT_SID, 'sandbox-twilio-token');

export const get = (sandbox: Sandbox, path: string, authorization = SIGNED_IN) =>
	ask(sandbox.baseUrls.twilio + path, { headers: { authorization } });

/** Starts the courier's call. */
export const startTwilio = (
	sandbox: Sandbox,
	form: Record<string, string>,
	{ flow = FLOW, authorization = SIGNED_IN }: { flow?: string; authorization?: string } = {},
): Promise<Answered> =>
	ask(`${sandbox.baseUrls.twilio}/v2/Flows/${flow}/Executions`, {
		method: 'POST',
		headers: { authorization },
		body: new URLSearchParams({ From: FROM, ...form }),
	});

/** The values of a flow that reports to that address. */
export const reportingTo = (url: string) => ({
	Parameters: JSON.stringify({ order_number: '7', result_url: url, result_token: 'genuine' }),
});
