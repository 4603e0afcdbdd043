import helper from 'node-red-node-test-helper';
import {
	authenticated,
	callResult,
	providers,
	type CallResult,
	type PreparedCall,
} from '../../core';
import type { AccountNode } from '../../node-red/state/accounts';
import { nodeClock } from '../../node-red/host/clock';
import { readContext } from '../../node-red/host/context-store';
import { lookUp } from '../../node-red/results/look-up';
import { expectResult, deliver } from '../../node-red/results/router';
import { axiosTransport } from '../../node-red/host/transport';
import { claimsOf } from '../core/samples';
import { flowOf } from './support/flow';
import { holdCall } from './support/held-call';
import { settled, useNodeRed } from './support/host';
import { openSandbox } from './support/sandbox';
import { holdTimeouts } from './support/timers';

jest.mock('../../node-red/host/clock', () => jest.requireActual<object>('./support/fast-clock'));

const host = useNodeRed();
const TEN_MINUTES_MS = 600_000;
const REPORT_SCOPES = 'data-reports:write data-reports:read';
const START = 'flows-interactions:start';

interface Wish {
	readonly account?: object;
	readonly options?: object;
	readonly payload?: string;
}

/** A call whose report stays away until its wait limit is over. */
async function overdue({ account, options, payload = '+14155550108' }: Wish) {
	holdTimeouts();
	const sandbox = await openSandbox({ options: { talkdeskReportJobMs: 0, ...options } });
	const flow = flowOf({
		sandboxUrl: sandbox.url,
		publicUrl: host.url,
		account: account as Record<string, unknown>,
	});
	await host.start(flow);
	host.send(flow.triggerId, { payload, keep: 'me' });
	await host.statusOf(flow.triggerId, ({ text }) => /waiting/.test(text ?? ''));
	await sandbox.idle();
	jest.advanceTimersByTime(TEN_MINUTES_MS);
	return { sandbox, flow, arrival: await host.next() };
}

const shownBy = (id: string) =>
	host.statuses
		.filter((entry) => entry.id === id)
		.map(({ status }) => status.text?.split('.').at(-1));
const warnings = () =>
	host
		.log()
		.map(({ msg }) => String(msg))
		.filter((line) => /report|scope|Scope/.test(line));

describe('a wait that runs out without a report', () => {
	it('looks the result up, and says so', async () => {
		const { arrival, flow, sandbox } = await overdue({ account: { lookUp: 'on' } });
		expect(arrival).toMatchObject({
			at: 'trigger.answered',
			msg: {
				keep: 'me',
				topic: 'answered',
				payload: {
					exit: 'answered',
					callId: sandbox.calls()[0]!.id,
					to: '+14155550108',
					providerStatus: 'answered',
					confirmed: true,
					receivedAt: expect.any(String),
					raw: { entries: expect.arrayContaining([expect.objectContaining({ exit: 'answered' })]) },
				},
			},
		});
		await settled();
		expect(shownBy(flow.triggerId).slice(-3)).toEqual(['waiting', 'lookingUp', 'answered']);
		expect(sandbox.calls()).toHaveLength(1);
	});

	it.each([
		['its token allows it', { lookUp: 'auto', scope: `${START} ${REPORT_SCOPES}` }],
		['its token allows it, in an account from before', { scope: `${START} ${REPORT_SCOPES}` }],
		['it is wished, whatever its token says', { lookUp: 'on' }],
	])('looks the result up when %s', async (_when, account) => {
		expect((await overdue({ account })).arrival.at).toBe('trigger.answered');
	});

	it.each([
		['its token is for starting flows alone', { lookUp: 'auto' }],
		['its token lacks a scope', { lookUp: 'auto', scope: `${START} data-reports:write` }],
		['it is not wished', { lookUp: 'off', scope: `${START} ${REPORT_SCOPES}` }],
	])('looks nothing up when %s', async (_when, account) => {
		const { arrival, flow } = await overdue({ account });
		expect(arrival.at).toBe('trigger.noResult');
		expect(shownBy(flow.triggerId)).not.toContain('lookingUp');
		expect(warnings()).toEqual([]);
	});

	it('leaves by No Result when the report does not know yet', async () => {
		const { arrival } = await overdue({
			account: { lookUp: 'on' },
			options: { talkdeskReportDelaySeconds: 1e9 },
		});
		expect(arrival).toMatchObject({ at: 'trigger.noResult', msg: { payload: { raw: null } } });
		expect(warnings()).toEqual([]);
	});

	it('leaves by No Result, and says which scope is missing', async () => {
		const { arrival } = await overdue({
			account: { lookUp: 'on', scope: `${START} data-reports:write` },
			options: { talkdeskReportShape: 'flat' },
		});
		expect(arrival.at).toBe('trigger.noResult');
		expect(warnings()).toEqual([expect.stringContaining('data-reports:read is missing')]);
	});
});

describe('a report that comes after its result was looked up', () => {
	it('is one also after a restart: the store knows', async () => {
		const { flow } = await overdue({ account: { lookUp: 'on' } });
		jest.advanceTimersByTime(1_000);
		const account = helper.getNode(flow.accountId);
		const kept = async () => {
			await settled();
			return readContext<object>(account.context(), 'delivered', undefined);
		};
		expect(Object.keys((await kept()) ?? {})).toHaveLength(1);
	});

	it('is a duplicate, which no node gets', async () => {
		holdTimeouts();
		const { handOver } = await holdCall(host, {
			account: { lookUp: 'on' },
			sandbox: { talkdeskReportJobMs: 0 },
		});
		jest.advanceTimersByTime(TEN_MINUTES_MS);
		expect(await host.next()).toMatchObject({ at: 'trigger.busy' });
		const { status, body } = await handOver();
		expect({ status, body }).toEqual({ status: 200, body: { ok: true, duplicate: true } });
		await settled();
		expect(host.arrivals).toHaveLength(1);
	});
});

describe('expectResult', () => {
	const result = (exit: CallResult['exit']) => ({ exit }) as CallResult;
	const gone = new AbortController();

	it('leaves the way free for a late report where the last resort found no exit', async () => {
		const token = claimsOf('talkdesk', { id: 'no-exit' });
		const found = expectResult(token, gone.signal).within(0, async () => result('noResult'));
		expect(await found).toEqual(result('noResult'));
		expect(deliver('account', token, result('busy'))).toBe('unclaimed');
	});

	it('has the last resort give up once a report is there', async () => {
		const token = claimsOf('talkdesk', { id: 'report-first' });
		let over: AbortSignal | undefined;
		const found = expectResult(token, gone.signal).within(0, (signal) => {
			over = signal;
			deliver('account', token, result('busy'));
			return Promise.resolve(result('answered'));
		});
		expect(await found).toEqual(result('busy'));
		expect(over?.aborted).toBe(true);
	});
});

describe('lookUp', () => {
	it('without an access token does not say that the call was not made', async () => {
		const { talkdesk } = providers;
		const settings = {
			...{ region: 'sandbox', sandboxUrl: 'http://127.0.0.1:9' },
			...{ clientId: 'sandbox-client', clientSecret: 'sandbox-secret' },
		};
		const account = talkdesk.account.parse(settings);
		const node = {
			id: 'unreachable',
			provider: talkdesk,
			account: settings,
			transport: () => authenticated(talkdesk, account, axiosTransport, nodeClock),
		} as unknown as AccountNode;
		const placed = callResult(
			{ reference: 'r', provider: 'talkdesk', to: '', context: null },
			'noResult',
			true,
			{ callId: 'c-1', placedAt: new Date().toISOString() },
		);
		const notes: string[] = [];
		const { signal } = new AbortController();
		const watch = { signal, looking: () => undefined, note: (text: string) => notes.push(text) };
		expect(await lookUp(node, { account } as PreparedCall, placed, watch)).toBeNull();
		expect(notes).toEqual([
			expect.stringContaining('report of Talkdesk Studio could not be fetched'),
		]);
		expect(notes.join()).not.toContain('not made');
	});
});
