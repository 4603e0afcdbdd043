/** What a builder reads of a provider's refusal: its own reason, without numbers and secrets. */
import { providers, type ProviderId, type VoiceError } from '../../../core';
import { place } from './placing';
import { ACCOUNTS, RESULT, SECRET_MARKER, TO } from '../samples';

const said = async (id: ProviderId, status: number, body: unknown) =>
	(await place([{ status, body }], id).ended) as VoiceError;

describe('a refusal', () => {
	it.each<[ProviderId, unknown, string]>([
		[
			'talkdesk',
			{ code: 'FLOW-7', message: 'Invalid input', description: 'order_number is missing' },
			'Talkdesk Studio refused the request (400). It says: "Invalid input. order_number is missing" (FLOW-7).',
		],
		[
			'cmCom',
			{ details: 'Not enough credit!', errorCode: 303 },
			'CM.com FlowBuilder refused the request (400). It says: "Not enough credit" (303).',
		],
		[
			'kaleyra',
			{ code: 'RBC9999', message: 'Bridge is not active.' },
			'Kaleyra refused the request (400). It says: "Bridge is not active" (RBC9999).',
		],
		['kaleyra', { code: 'RBC9999' }, 'Kaleyra refused the request (400). It says: RBC9999.'],
		['kaleyra', '<html>Bad Request</html>', 'Kaleyra refused the request (400).'],
		['talkdesk', undefined, 'Talkdesk Studio refused the request (400).'],
	])('of %s with %j says why', async (id, body, message) => {
		expect((await said(id, 400, body)).message).toBe(message);
	});

	it.each([
		['a number', `No route to ${TO}`],
		['a number in groups', 'No route to +1 415-555-0123 now'],
		['a number without its plus', `No route to ${TO.slice(1)}`],
		['a secret of the account', `The key ${ACCOUNTS.cmCom.productToken} is not known`],
		['a result address', `Cannot use ${RESULT.url} here`],
		['a result token', `Cannot use ${RESULT.token} here`],
		['lines and signs', 'First\r\n\u0000 "second"'],
	])('that repeats %s is cleaned of it', async (_what, details) => {
		const { message } = await said('cmCom', 400, { details, errorCode: 303 });
		expect(message).toMatch(/^[^\r\n\0]* It says: "[^"]+" \(303\)\.$/);
		for (const secret of [TO.slice(1), '555-0123', SECRET_MARKER, RESULT.token])
			expect(message).not.toContain(secret);
	});

	it('is cut where it does not end', async () => {
		const { message } = await said('cmCom', 400, { details: 'too long, '.repeat(1_000) });
		expect(message.length).toBeLessThan(250);
	});

	it.each([
		['talkdesk', 401, /scope/],
		['talkdesk', 403, /flows-interactions:start/],
		['cmCom', 401, /product token/],
		['kaleyra', 401, /account SID and API key/],
		['kaleyra', 403, /KYC/],
	] as const)('of %s with %i carries the advice of that company', async (id, status, advice) => {
		expect((await said(id, status, undefined)).hint).toMatch(advice);
	});

	it.each(['cmCom', 'kaleyra'] as const)('of %s never advises about Talkdesk', async (id) => {
		for (const status of [401, 403, 404])
			expect(JSON.stringify(await said(id, status, undefined))).not.toMatch(/talkdesk|scope/i);
		expect(JSON.stringify(providers[id].hints ?? {})).not.toMatch(/talkdesk|scope/i);
	});

	it('by a redirect says that nothing was sent there, and that a phone may ring', async () => {
		const { ended } = place([{ status: 302 }], 'kaleyra');
		expect(await ended).toMatchObject({
			state: 'unconfirmed',
			why: expect.objectContaining({
				message: expect.stringContaining('another address (302)'),
				hint: expect.stringContaining('Check the address of the account.'),
			}),
		});
	});
});

describe('a variable', () => {
	it.each([null, undefined])('that is %s is said to have no value, not to be no text', (value) => {
		const call = {
			flowId: 'f',
			to: TO,
			reference: 'r',
			variables: { order_number: value },
		};
		expect(() =>
			providers.talkdesk.start.toHttp(call, { apiBase: 'https://api.example.com' } as never, null),
		).toThrow('The variable "order_number" has no value.');
	});
});
