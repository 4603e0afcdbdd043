import type { Sandbox } from '../../../../sandbox/index';
import { ask, type Answered } from '../../support';

export const ASSISTANT = '00000000-0000-4000-8000-000000000c01';
export const NUMBER = '00000000-0000-4000-8000-000000000190';
const BEARER = 'Bearer sandbox-vapi-key';

/** @param path below the base address, such as `/call/{id}` */
export const get = (sandbox: Sandbox, path: string, authorization = BEARER): Promise<Answered> =>
	ask(`${sandbox.baseUrls.vapi}${path}`, { headers: { authorization } });

/** @param change fields of the body that are other than right */
export const startVapi = (
	sandbox: Sandbox,
	to: string,
	change: object = {},
	authorization = BEARER,
): Promise<Answered> =>
	ask(`${sandbox.baseUrls.vapi}/call`, {
		method: 'POST',
		headers: { authorization, 'content-type': 'application/json' },
		body: JSON.stringify({
			assistantId: ASSISTANT,
			phoneNumberId: NUMBER,
			customer: { number: to },
			...change,
		}),
	});
