jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { PROVIDER_IDS } from '../../core';
import { SAMPLES } from '../providers';
import { freePort } from '../support/listen';
import { flowOf, type FlowOptions } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { openSandbox, order } from './support/sandbox';
import { holdTimeouts } from './support/timers';

const host = useNodeRed();

async function send(options: Partial<FlowOptions> = {}, payload = '+14155550103') {
	const sandbox = await openSandbox();
	const flow = flowOf({ sandboxUrl: sandbox.url, publicUrl: host.url, ...options });
	await host.start(flow);
	return { sandbox, flow, send: () => host.send(flow.triggerId, { payload, keep: 'me' }) };
}

describe('trigger voice flow, when it fails', () => {
	it.each(PROVIDER_IDS)(
		'takes a report for the proof of a call whose start %s never answers',
		async (provider) => {
			const trigger = { timeoutSeconds: '300', timeoutSecondsType: 'num' };
			const { sandbox, send: go } = await send({ provider, trigger });
			await order(sandbox, provider, 'timeout-after-accept');
			go();
			expect(await host.next()).toMatchObject({
				at: 'trigger.busy',
				msg: { keep: 'me', call: { exit: 'busy', confirmed: true, placedAt: expect.any(String) } },
			});
			expect(sandbox.calls()).toHaveLength(1);
		},
	);

	it.each(PROVIDER_IDS.map((id) => [id, SAMPLES[id].wrongSecret] as const))(
		'says to the Catch node that %s refused the credentials',
		async (provider, change) => {
			const { sandbox, flow, send: go } = await send({ provider, credentials: change });
			go();
			const { at, msg } = await host.next();
			expect(at).toBe('error');
			expect(msg).toMatchObject({
				keep: 'me',
				error: {
					message: expect.stringContaining('401'),
					code: 'unauthorized',
					source: { id: flow.triggerId, type: 'ringback-trigger-voice-flow' },
				},
				failure: { kind: 'unauthorized', dialled: 'no', field: 'account' },
			});
			expect(JSON.stringify([msg, host.log()])).not.toContain('wrong-secret');
			expect(sandbox.calls()).toEqual([]);
		},
	);

	it.each([
		['talkdesk', '0'.repeat(32), 'flowNotFound'],
		['kaleyra', 'SG_00000000-0000-4000-8000-00000000dead', 'flowNotFound'],
		['cmCom', '00000000-0000-4000-8000-00000000dead', 'refused'],
	] as const)('says that %s does not know the flow', async (provider, flowId, code) => {
		const { sandbox, send: go } = await send({ provider, trigger: { flowId } });
		go();
		expect(await host.next()).toMatchObject({ at: 'error', msg: { error: { code } } });
		expect(sandbox.calls()).toEqual([]);
	});

	it.each(PROVIDER_IDS)(
		'names the address that does not respond for %s, and nothing else',
		async (provider) => {
			const address = `127.0.0.1:${await freePort()}`;
			const { send: go } = await send({ provider, sandboxUrl: `http://${address}` });
			go();
			const { at, msg } = await host.next();
			expect(at).toBe('error');
			expect(msg.error).toMatchObject({
				message: expect.stringContaining(address),
				code: 'unreachable',
			});
			expect(msg.error.stack).toBeUndefined();
			expect(msg.error.cause).toBeUndefined();
			expect(msg.error.message).not.toMatch(/\bat .+:\d+:\d+|AxiosError|ECONNREFUSED/);
		},
	);

	it('says what is wrong with an expression, and which', async () => {
		const { send: go } = await send({ trigger: { to: '$number(', toType: 'jsonata' } });
		go();
		const { at, msg } = await host.next();
		expect(at).toBe('error');
		expect(msg.error.message).toContain('"To"');
	});

	it.each([
		['no account', {}, { account: '' }],
		['an account that was deleted', {}, { account: 'gone' }],
		['an account without a provider', { provider: '' }, {}],
	])('says that it has %s', async (_what, account, trigger) => {
		const { send: go } = await send({ account, trigger });
		go();
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { error: { code: 'notConfigured', message: expect.stringContaining('account') } },
		});
	});

	it('tries again what certainly placed no call: 429', async () => {
		const { sandbox, send: go } = await send();
		await order(sandbox, 'talkdesk', 'http-429', 6);
		go();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('gives up on 429 after seven tries', async () => {
		const { sandbox, send: go } = await send();
		await order(sandbox, 'talkdesk', 'http-429', 7);
		go();
		expect(await host.next()).toMatchObject({
			at: 'error',
			msg: { error: { code: 'rateLimited' }, failure: { dialled: 'no', status: 429 } },
		});
		expect(sandbox.calls()).toEqual([]);
	});

	describe.each(['talkdesk', 'cmCom', 'kaleyra'] as const)(
		'%s, after an answer that',
		(provider) => {
			it.each(['garbage-body', 'http-500-after-accept', 'reset-after-accept'])(
				'was a %s, waits for the report of the call that may be under way',
				async (fault) => {
					const { sandbox, flow, send: go } = await send({ provider });
					await order(sandbox, provider, fault);
					go();
					expect(await host.next()).toMatchObject({
						at: 'trigger.busy',
						msg: { call: { exit: 'busy', confirmed: true } },
					});
					await sandbox.idle();
					expect(sandbox.calls()).toHaveLength(1);
					expect(host.log()).toContainEqual(
						expect.objectContaining({
							id: flow.triggerId,
							msg: expect.stringContaining('the call can have been started'),
						}),
					);
				},
			);
		},
	);

	it('keeps waiting after a timeout, and never sends again', async () => {
		const { sandbox, send: go } = await send({ trigger: { timeoutSeconds: '0.1' } });
		await order(sandbox, 'talkdesk', 'timeout-after-accept');
		go();
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		expect(sandbox.calls()).toHaveLength(1);
	});

	it('marks the end of a wait as not confirmed where the answer was lost', async () => {
		holdTimeouts();
		const { sandbox, flow, send: go } = await send({}, '+14155550108');
		await order(sandbox, 'talkdesk', 'http-500-after-accept');
		go();
		await host.statusOf(flow.triggerId, ({ text }) => /waiting/.test(text ?? ''));
		await sandbox.idle();
		jest.advanceTimersByTime(10 * 60_000);
		expect(await host.next()).toMatchObject({
			at: 'trigger.noResult',
			msg: { call: { exit: 'noResult', confirmed: false, callId: null } },
		});
	});

	it('clears the status of a failure', async () => {
		holdTimeouts();
		const { flow, send: go } = await send({ trigger: { flowId: '0'.repeat(32) } });
		go();
		await host.next();
		await host.statusOf(flow.triggerId, ({ fill, shape }) => fill === 'red' && shape === 'ring');
		jest.advanceTimersByTime(10_000);
		expect(host.statuses.at(-1)).toEqual({ id: flow.triggerId, status: {} });
	});

	it('goes on with the next message', async () => {
		const { flow, send: go } = await send({ trigger: { flowId: 'flow', flowIdType: 'msg' } });
		go();
		await host.next();
		host.send(flow.triggerId, {
			payload: '+14155550103',
			flow: '00000000000040008000000000000c01',
		});
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		await settled();
		expect(host.arrivals).toHaveLength(2);
	});
});
