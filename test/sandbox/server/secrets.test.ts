/** Marked secrets and numbers through every way into the sandbox, wrong ways included. */
import type { Sandbox } from '../../../sandbox/index';
import { FAULTS } from '../../../sandbox/faults/queue';
import { instantClock } from '../clocks';
import {
	ask,
	askToken,
	control,
	openReceiver,
	openSandbox,
	start,
	startCmCom,
	startKaleyra,
	startTalkdesk,
} from '../support';

const SECRET = 'MARKED-SECRET-0123456789';
const TO = '+14155550142';
const DIGITS = /415\D*555\D*0142/;
const PROVIDERS = ['talkdesk', 'cmCom', 'kaleyra'] as const;
const LOUD = { rb: SECRET, token: SECRET, api_key: SECRET, password: SECRET, clientSecret: SECRET };
const URL_WITH_SECRET = `http://me:${SECRET}@127.0.0.1:9/r?rb=${SECRET}&token=${SECRET}&sig=${SECRET}`;

/** Every way that a request for a call can be wrong, each with secrets and the number in it. */
const WRONG: ReadonlyArray<(sandbox: Sandbox) => Promise<unknown>> = [
	(sandbox) => askToken(sandbox, { grant_type: SECRET, client_secret: SECRET }, {}),
	(sandbox) => askToken(sandbox, { grant_type: 'client_credentials', scope: SECRET }),
	(sandbox) => startTalkdesk(sandbox, { customer_number: TO, ...LOUD }, { token: SECRET }),
	(sandbox) => startTalkdesk(sandbox, { customer_number: TO, nested: LOUD }),
	(sandbox) => startTalkdesk(sandbox, `{"customer_number":"${TO}","secret":"${SECRET}"`),
	(sandbox) => startTalkdesk(sandbox, { customer_number: TO, ...LOUD }, { flowId: SECRET }),
	(sandbox) => startCmCom(sandbox, { callee: TO, ...LOUD }, { token: SECRET }),
	(sandbox) => startCmCom(sandbox, { callee: `call ${TO} ${SECRET}` }),
	(sandbox) => startCmCom(sandbox, { callee: TO, 'callflow-id': SECRET, 'callback-url': SECRET }),
	(sandbox) => startKaleyra(sandbox, { to: TO, ...LOUD }, { key: SECRET }),
	(sandbox) => startKaleyra(sandbox, { to: TO, target: SECRET }),
	(sandbox) => startKaleyra(sandbox, `${TO} ${SECRET}`),
	(sandbox) => control(sandbox, 'POST', '/faults', { provider: SECRET, to: TO }),
	(sandbox) => control(sandbox, 'PUT', '/options', { [SECRET]: TO, talkdeskPublicKey: SECRET }),
	(sandbox) => control(sandbox, 'GET', `/calls/${SECRET}`),
	(sandbox) => ask(`${sandbox.url}/${SECRET}/${TO}`, { method: 'POST', body: SECRET }),
];

async function open() {
	const lines: string[] = [];
	const clock = instantClock();
	const sandbox = await openSandbox({ clock, log: (line) => void lines.push(line) });
	return { sandbox, lines, clock };
}

/** All that the control API and the page can show. */
async function everythingShown(sandbox: Sandbox): Promise<string> {
	const paths = ['/calls', '/report', '/report?provider=all', '/faults', '/options', '/flows'];
	const ids = sandbox.calls().map(({ id }) => `/calls/${id}`);
	const answers = await Promise.all(
		[...paths, ...ids].map((path) => control(sandbox, 'GET', path)),
	);
	return JSON.stringify(answers.map(({ body }) => body));
}

describe('the sandbox', () => {
	it('logs neither secret nor number of a request that is wrong, and shows neither', async () => {
		const { sandbox, lines } = await open();
		for (const send of WRONG) await send(sandbox);
		await sandbox.idle();
		const log = lines.join('\n');
		expect(log).not.toContain(SECRET);
		expect(log).not.toMatch(DIGITS);
		expect(await everythingShown(sandbox)).not.toContain(SECRET);
	});

	it.each(PROVIDERS)(
		'shows no secret of a call at %s, whatever goes wrong with it',
		async (provider) => {
			const { sandbox, lines, clock } = await open();
			const receiver = await openReceiver();
			for (const fault of Object.keys(FAULTS).filter((name) => name !== 'timeout-after-accept')) {
				await control(sandbox, 'POST', '/faults', { provider, fault, to: TO });
				// Talkdesk takes two a second
				clock.advance(1_000);
				await start(sandbox, provider, TO, receiver.url).catch(() => undefined);
				await sandbox.idle();
			}
			await start(sandbox, provider, TO, URL_WITH_SECRET);
			await sandbox.idle();
			expect(sandbox.calls().length).toBeGreaterThan(Object.keys(FAULTS).length - 4);
			const log = lines.join('\n');
			expect(log).not.toMatch(DIGITS);
			for (const secret of [SECRET, 'genuine', 'eniuneg']) {
				expect(log).not.toContain(secret);
				expect(await everythingShown(sandbox)).not.toContain(secret);
			}
			for (const key of ['sandbox-secret', 'sandbox-key', '00000000-0000-4000-8000-000000000001'])
				expect(await everythingShown(sandbox)).not.toContain(`"${key}"`);
		},
	);
});
