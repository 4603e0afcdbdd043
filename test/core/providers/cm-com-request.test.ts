import { providers, type ResultAddress } from '../../../core';
import { FROM, RESULT, SETTINGS, TO, readyCall } from '../samples';

const send = (settings: object = {}, result: ResultAddress | null = null) => {
	const { input, account } = readyCall('cmCom', { ...settings });
	return providers.cmCom.start.toHttp(input, account, result);
};
const bodyOf = (settings: object = {}, result: ResultAddress | null = null) =>
	(send(settings, result).body as { json: Record<string, unknown> }).json;

describe('the request to CM.com', () => {
	it('has the documented names and nothing that was not asked for', () => {
		expect(send()).toEqual({
			method: 'POST',
			path: '/FlowBuilder',
			body: {
				json: {
					'instruction-id': 'order-1042',
					callee: TO,
					caller: FROM,
					anonymous: false,
					'callflow-id': SETTINGS.cmCom.flowId,
					'voicemail-response': 'Ignore',
				},
			},
		});
	});

	it('carries everything that can be set', () => {
		const settings = {
			ringSeconds: 25,
			anonymous: true,
			voicemail: 'stop',
			variables: { order_number: '1042', items: [1, 2], gift: true, nothing: null },
		};
		expect(bodyOf(settings, RESULT)).toMatchObject({
			'max-ringing-timeout': 25,
			anonymous: true,
			'voicemail-response': 'Stop',
			'flow-variables': { order_number: '1042', items: [1, 2], gift: true, nothing: null },
			'callback-url': RESULT.url,
		});
	});

	// the API and its SDK have different defaults, so the choice is always sent, as text
	it.each([
		[undefined, 'Ignore'],
		['ignore', 'Ignore'],
		['restart', 'Restart'],
		['stop', 'Stop'],
	])('sends voicemail = %s as %s', (voicemail, word) => {
		expect(bodyOf({ voicemail })['voicemail-response']).toBe(word);
	});

	it('has one callee, never a list', () => {
		expect(Object.keys(bodyOf())).not.toContain('callees');
	});
});
