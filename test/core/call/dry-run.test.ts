import { MASKED_SECRET, providers, wayBack, type ProviderId } from '../../../core';
import { showRequest } from '../../../core/call/dry-run';
import { ACCOUNTS, FROM, NOW_MS, SECRET_MARKER, SETTINGS, TO, keysOf, readyCall } from '../samples';

const back = (id: ProviderId) =>
	wayBack(readyCall(id), {
		url: 'https://hooks.example.com/r',
		keys: keysOf(),
		way: 'account',
		deliver: { node: 'node-1' },
		nowMs: NOW_MS,
		waitLimitMs: 60_000,
	}).address;

describe.each(['talkdesk', 'cmCom', 'kaleyra'] as const)('showRequest for %s', (id) => {
	const account = { ...ACCOUNTS[id], privateKey: `${SECRET_MARKER}-private`, keyId: 'key-1' };
	const address = back(id);
	const shown = showRequest(providers[id], readyCall(id, {}, account), address);
	const text = JSON.stringify(shown);

	it('shows no secret of the account', () => {
		expect(text).not.toContain(SECRET_MARKER);
		expect(text).toContain(MASKED_SECRET);
	});

	it('shows the token nowhere: whoever has it can report an exit', () => {
		expect(text).not.toContain(address.token);
		expect(text).not.toContain(encodeURIComponent(address.token));
	});

	it('shows the number and the flow, which the builder wants to check', () => {
		expect(text).toContain(TO);
		expect(text).toContain(String(SETTINGS[id].flowId));
	});

	it('shows the request that would be sent', () => {
		const call = readyCall(id, {}, account);
		const { method, path, body } = providers[id].start.toHttp(call.input, call.account, null);
		const bare = showRequest(providers[id], call, null);
		expect(bare).toMatchObject({ method, url: providers[id].baseUrl(call.account) + path });
		expect(bare.body).toEqual(body && ('json' in body ? body.json : body.form));
	});
});

describe('showRequest', () => {
	it.each([
		['talkdesk', { Authorization: `Bearer ${MASKED_SECRET}`, 'Content-Type': 'application/json' }],
		['cmCom', { 'X-CM-PRODUCTTOKEN': MASKED_SECRET, 'Content-Type': 'application/json' }],
		['kaleyra', { 'api-key': MASKED_SECRET, 'Content-Type': 'application/x-www-form-urlencoded' }],
	] as const)('names the headers of %s', (id, headers) => {
		expect(showRequest(providers[id], readyCall(id), null).headers).toEqual(headers);
	});

	it('shows where the result will go, with the token masked in place', () => {
		const shown = showRequest(providers.cmCom, readyCall('cmCom'), back('cmCom'));
		expect(shown.body).toMatchObject({
			callee: TO,
			caller: FROM,
			'callback-url': `https://hooks.example.com/r?rb=${MASKED_SECRET}`,
		});
	});

	it('refuses what would be refused when it is sent', () => {
		const call = readyCall('kaleyra', { from: TO });
		expect(() => showRequest(providers.kaleyra, call, null)).toThrow(/same number/);
	});
});
