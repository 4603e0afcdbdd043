import type { Sandbox } from '../../../../sandbox/index';
import { ask, type Answered } from '../../support';

export const ACCOUNT_SID = '00000000-0000-4000-8000-0000000000b1';
export const APPLICATION = '00000000-0000-4000-8000-000000000c01';
export const KEY = 'sandbox-jambonz-key';
export const TO = '+14155550101';

interface Request {
	readonly method?: string;
	readonly key?: string;
	readonly body?: unknown;
}

/** A request to the API, with the key of the account. */
export const api = (
	sandbox: Sandbox,
	path: string,
	{ method = 'GET', key = KEY, body }: Request = {},
): Promise<Answered> =>
	ask(`${sandbox.baseUrls.jambonz}/v1${path}`, {
		method,
		headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});

/** A call of "Courier at the door". */
export const startCall = (
	sandbox: Sandbox,
	change: object = {},
	{ account = ACCOUNT_SID, key = KEY }: { account?: string; key?: string } = {},
): Promise<Answered> =>
	api(sandbox, `/Accounts/${account}/Calls`, {
		method: 'POST',
		key,
		body: {
			application_sid: APPLICATION,
			from: '+442079460045',
			to: { type: 'phone', number: TO },
			tag: { token: 'genuine', reference: 'order-1042', order_number: '1042' },
			...change,
		},
	});

/** Sets the call status webhook of an application. */
export const setHook = (sandbox: Sandbox, url: unknown, application = APPLICATION) =>
	api(sandbox, `/Applications/${application}`, {
		method: 'PUT',
		body: { call_status_hook: url },
	});
