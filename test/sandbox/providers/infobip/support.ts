import type { Sandbox } from '../../../../sandbox/index';
import { ask, type Answered } from '../../support';

export const COURIER_SCENARIO = '00000000000040008000000000000C01';
export const ASKS_SCENARIO = '00000000000040008000000000000C03';
export const TO = '14155550101';

export const asking = (
	sandbox: Sandbox,
	path: string,
	{ key = 'sandbox-infobip-key', ...init }: RequestInit & { key?: string } = {},
): Promise<Answered> =>
	ask(`${sandbox.baseUrls.infobip}${path}`, {
		...init,
		headers: { authorization: `App ${key}`, 'content-type': 'application/json' },
	});

export const launch = (
	sandbox: Sandbox,
	message: Record<string, unknown>,
	request: Record<string, unknown> = {},
): Promise<Answered> =>
	asking(sandbox, '/voice/ivr/1/messages', {
		method: 'POST',
		body: JSON.stringify({
			...request,
			messages: [
				{
					scenarioId: COURIER_SCENARIO,
					from: '442079460036',
					destinations: [{ to: TO }],
					...message,
				},
			],
		}),
	});

/** What the answer says of each number, without its ids. */
export const statuses = ({ body }: Answered): string[] =>
	(body.messages as Array<{ status: { name: string } }>).map(({ status }) => status.name);
