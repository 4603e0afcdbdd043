jest.mock('../../node-red/host/clock', () => jest.requireActual('./support/fast-clock'));
import { inspect } from 'node:util';
import { PROVIDER_IDS, tableOf, type ProviderId } from '../../core';
import { perProvider } from '../providers/per-provider';
import { freePort } from '../support/listen';
import { flowOf, type FlowOptions } from './support/flow';
import { settled, useNodeRed } from './support/host';
import { openMirror, type Mirror, type MirrorOptions } from './support/mirror';

const host = useNodeRed();
const TO = '+14155550142';

/** Each is found by its mark; the number by its digits, however they are written. */
const CREDENTIALS = perProvider((id): Record<string, string> =>
	Object.fromEntries(
		tableOf(id)
			.account.fields.filter(
				({ isCredential, sandbox, signIn }) =>
					isCredential && sandbox !== undefined && signIn !== 'privateKey',
			)
			.map(({ name, kind, sandbox }) => [name, kind === 'text' ? sandbox! : `MARKED-${name}`]),
	),
);
const CALLBACK_SECRET = 'MARKED-CALLBACK-SECRET';
const SECRET = /MARKED|[\w-]{80,}/;
const NUMBER = /415\D*555\D*0142/;
/** Basic credentials and form bodies hide a secret from a plain search. */
const CODED = Buffer.from(
	`${CREDENTIALS.talkdesk.clientId}:${CREDENTIALS.talkdesk.clientSecret}`,
).toString('base64');

async function callAt(
	provider: ProviderId,
	sandboxUrl: string,
	options: Partial<FlowOptions> = {},
) {
	const flow = flowOf({
		provider,
		sandboxUrl,
		publicUrl: host.url,
		credentials: { ...CREDENTIALS[provider], callbackSecret: CALLBACK_SECRET },
		...options,
		trigger: {
			waitForResult: false,
			timeoutSeconds: '1',
			timeoutSecondsType: 'num',
			...options.trigger,
		},
	});
	await host.start(flow);
	host.send(flow.triggerId, { payload: TO });
	return host.next();
}

/** All that a flow, a log and an editor are told, the builder's own message apart. */
async function everythingSaid({ msg }: { msg: Record<string, unknown> }) {
	await settled();
	const { payload: _payload, call, ...rest } = msg;
	const { to: _to, ...result } = (call ?? {}) as { to?: string };
	const options = { depth: 12, maxStringLength: null, maxArrayLength: null, showHidden: true };
	return inspect([rest, result, host.statuses, host.log()], options);
}

function expectNothingGivenAway(said: string): void {
	expect(said).not.toMatch(SECRET);
	expect(said).not.toContain(CODED);
	expect(said).not.toMatch(NUMBER);
}

describe.each(PROVIDER_IDS)(
	'what is said when %s answers with all that it was sent',
	(provider) => {
		it.each<MirrorOptions>([
			...[200, 202, 204, 400, 401, 403, 404, 408, 413, 422, 429, 500, 503].map((status) => ({
				status,
			})),
			...[200, 202, 400, 500].map((status) => ({ status, text: true })),
			{ status: 429, headers: { 'retry-after': '1' } },
		])('$status, text $text: no secret, no token, no number', async (options) => {
			const mirror = await openMirror(options);
			expectNothingGivenAway(await everythingSaid(await callAt(provider, mirror.url)));
			expect(mirror.asked.length).toBeGreaterThan(0);
		});

		it.each([301, 302, 303, 307, 308])('a %i: the same, and it is not followed', async (status) => {
			const elsewhere = await openMirror({ status: 200 });
			const mirror = await openMirror({ status, headers: { location: `${elsewhere.url}/there` } });
			expectNothingGivenAway(await everythingSaid(await callAt(provider, mirror.url)));
			expect(elsewhere.asked).toEqual([]);
		});

		it('no server at the address: the same', async () => {
			const nobody = `http://127.0.0.1:${await freePort()}`;
			const said = await everythingSaid(await callAt(provider, nobody));
			expect(said).toContain('unreachable');
			expectNothingGivenAway(said);
		});

		it('an address without TLS that is not this machine: refused before anything is sent', async () => {
			const said = await everythingSaid(await callAt(provider, 'http://sandbox.example'));
			expect(said).toContain('https');
			expectNothingGivenAway(said);
		});
	},
);

describe('what is said when Talkdesk refuses an access token', () => {
	it.each([200, 302, 400, 401, 403, 429, 500])(
		'with %i and all that it was sent: nothing',
		async (status) => {
			const mirror = await openMirror({ status, token: false });
			const arrival = await callAt('talkdesk', mirror.url);
			expect(arrival.at).toBe('error');
			expectNothingGivenAway(await everythingSaid(arrival));
			expect(mirror.asked.filter((line) => !line.endsWith('/oauth/token'))).toEqual([]);
		},
	);
});

describe('what is said of a report that is not believed', () => {
	it.each(['?rb=MARKED-TOKEN', '?rb=MARKED-TOKEN&to=%2B14155550142', ''])(
		'%s: nothing of it',
		async (query) => {
			const mirror: Mirror = await openMirror({ status: 202 });
			const flow = flowOf({
				sandboxUrl: mirror.url,
				publicUrl: host.url,
				credentials: { callbackSecret: CALLBACK_SECRET },
			});
			await host.start(flow);
			const response = await fetch(`${host.url}/ringback/${flow.accountId}${query}`, {
				method: 'POST',
				body: JSON.stringify({ token: 'MARKED-TOKEN', exit: 'Busy', to: TO, note: 'MARKED' }),
			});
			expect(response.status).toBe(401);
			const said = (await response.text()) + inspect([host.statuses, host.log()], { depth: 9 });
			expectNothingGivenAway(said);
		},
	);
});
