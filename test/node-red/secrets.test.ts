import { inspect } from 'node:util';
import { PROVIDER_IDS, type ProviderId } from '../../core';
import { CALLBACK_SECRET, SANDBOX, flowOf, type FlowOptions } from './support/flow';
import { sandboxAccount } from '../providers/samples';
import { settled, useNodeRed } from './support/host';
import { openSandbox, order } from './support/sandbox';

const host = useNodeRed();

async function open(provider: ProviderId, options: Partial<FlowOptions> = {}) {
	const sandbox = await openSandbox();
	const flow = flowOf({ provider, sandboxUrl: sandbox.url, publicUrl: host.url, ...options });
	await host.start(flow);
	return { sandbox, flow };
}

const everythingSaid = () =>
	inspect([host.arrivals, host.statuses, host.log()], {
		depth: 12,
		maxStringLength: null,
		maxArrayLength: null,
		showHidden: true,
	});

describe.each(PROVIDER_IDS)('what a flow and a log get to see at %s', (provider) => {
	const secrets = [...sandboxAccount(provider).secrets, CALLBACK_SECRET, 'MARKED-WRONG-SECRET'];
	const wrong = Object.fromEntries(
		Object.keys(SANDBOX[provider].credentials).map((name) => [name, 'MARKED-WRONG-SECRET']),
	);

	it.each<{ what: string; options?: Partial<FlowOptions>; fault?: string; to?: string }>([
		{ what: 'of a call that was answered' },
		{ what: 'of a call that was not waited for', options: { trigger: { waitForResult: false } } },
		{ what: 'of a dry run', options: { trigger: { dryRun: true } } },
		{ what: 'of an unreadable answer', fault: 'garbage-body' },
		{ what: 'of a 500', fault: 'http-500-after-accept' },
		{ what: 'of a connection that broke off', fault: 'reset-after-accept' },
		{ what: 'of a forgery', fault: 'forged-report' },
		{ what: 'of wrong credentials', options: { credentials: wrong } },
		{ what: 'of a number that is refused', to: '+14155550105' },
		{ what: 'of text instead of a number', to: 'call 4155550101 please' },
	])('$what holds no secret and no token', async ({ options, fault, to = '+14155550101' }) => {
		const { sandbox, flow } = await open(provider, options);
		if (fault) await order(sandbox, provider, fault);
		host.send(flow.triggerId, { payload: to });
		await host.next();
		await sandbox.idle();
		await settled();
		const said = everythingSaid();
		for (const secret of secrets) expect(said).not.toContain(secret);
		// a result token is 100 characters and more
		expect(said).not.toMatch(/[\w-]{80,}/);
	});

	it.each([
		['a call that went well', '+14155550101'],
		['a number that is refused', '+14155550105'],
		['text with a number in it', 'call 4155550101 please'],
	])('says no number in log and status: %s', async (_what, payload) => {
		const { sandbox, flow } = await open(provider);
		host.send(flow.triggerId, { payload });
		await host.next();
		await sandbox.idle();
		const said = inspect([host.log().map(({ msg }) => msg), host.statuses], { depth: 9 });
		expect(said).not.toMatch(/415\D*555\D*01/);
	});
});
