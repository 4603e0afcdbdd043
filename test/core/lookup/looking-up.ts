/** Looking results up in a real sandbox, in time that passes at once. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	authenticated,
	check,
	createReportDesks,
	lookUpResult,
	providers,
	type Clock,
	type HttpRequest,
	type HttpResponse,
	type PlacedCall,
	type ReportDesk,
	type Transport,
} from '../../../core';
import { httpTransport } from '../../support/http-transport';
import { instantClock } from '../../sandbox/clocks';
import { openSandbox, startTalkdesk } from '../../sandbox/support';

const { talkdesk } = providers;
export const ALL_SCOPES = 'flows-interactions:start data-reports:write data-reports:read';

/** A report from its order to its rows. */
export const WHOLE_TRAIL = ['POST jobs', 'GET jobs', 'GET files', 'GET storage'];
export const isReport = (url: string) => url.includes('/data/reports/');
export const answer = (status: number, more: Partial<HttpResponse> = {}) =>
	Promise.resolve({ status, headers: {}, body: '', ...more });

/** A minute after the sandbox's: what it did until then is past. */
const START_MS = Date.UTC(2026, 0, 1, 0, 1);

/** A clock that nothing waits for. */
export function hastyClock(startMs = START_MS): Clock & { slept: number[] } {
	let nowMs = startMs;
	const slept: number[] = [];
	return {
		slept,
		now: () => nowMs,
		async sleep(ms) {
			slept.push(ms);
			nowMs += ms;
			await nextTurn();
		},
	};
}

type Tamper = (request: HttpRequest, send: Transport) => ReturnType<Transport>;

export interface Setup {
	readonly options?: object;
	readonly scope?: string;
	/** What happens to requests on their way. */
	readonly tamper?: Tamper;
}

/** A sandbox with an account at it; every request is written down. */
export async function reporting({ options, scope = ALL_SCOPES, tamper }: Setup = {}) {
	const sandboxClock = instantClock();
	const sandbox = await openSandbox({
		clock: sandboxClock,
		options: { talkdeskReportJobMs: 0, talkdeskReportShape: 'flat', ...options },
	});
	const asked: HttpRequest[] = [];
	const send: Transport = (request) => {
		asked.push(request);
		return tamper ? tamper(request, httpTransport) : httpTransport(request);
	};
	const clock = hastyClock();
	const account = {
		region: 'sandbox',
		sandboxUrl: sandbox.url,
		clientId: 'sandbox-client',
		clientSecret: 'sandbox-secret',
		scope,
	};
	const signed = authenticated(talkdesk, check(talkdesk.account, account), send, clock);
	const host = {
		transport: signed,
		plainTransport: send,
		clock,
		desk: createReportDesks(clock)('account'),
	};
	return {
		sandbox,
		asked,
		clock,
		account,
		host,
		/** Requests of the report, as method and the last part that has no id in it. */
		trail: () =>
			asked
				.filter(({ url }) => !url.endsWith('/token'))
				.map(({ method, url }) => `${method} ${/(jobs|files|storage)/.exec(url)?.[1]}`),
		/** Places a call, which ends as its last two digits say. */
		async placed(ending: string): Promise<PlacedCall> {
			const to = `+141555501${ending}`;
			const { body } = await startTalkdesk(sandbox, { customer_number: to });
			await sandbox.idle();
			// past the two requests of a second
			sandboxClock.advance(1_000);
			return { callId: body.interaction_id, placedAt: null, reference: 'r', to, context: null };
		},
		lookUp: (call: PlacedCall, more: { desk?: ReportDesk; signal?: AbortSignal } = {}) =>
			lookUpResult(talkdesk, account, call, { ...host, ...more }),
	};
}

/** Looks up a call that was answered, with something wrong on the way. */
export async function lookUpWith(setup: Setup) {
	const world = await reporting(setup);
	const call = await world.placed('01');
	return { ...world, call, ended: await world.lookUp(call).catch((error: unknown) => error) };
}
