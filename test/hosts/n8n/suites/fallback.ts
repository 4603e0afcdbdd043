/** A second provider: it calls where the first one certainly called nobody. */
import { tableOf } from '../../../../core';
import { SANDBOX_ACCOUNTS, type Accounts } from '../support/accounts';
import { awaitEnds, openCallWorkflow } from '../support/calls';
import type { World } from '../support/world';

const FIRST = 'cmCom';
const SECOND = 'kaleyra';
const BUSY = '+14155550103';

export function fallback(world: () => World): void {
	/** The accounts of a sandbox, where the first provider's may lead to a port without a listener. */
	async function open(down: boolean, speed = 100) {
		const { host } = world();
		const { sandbox, accounts } = await world().counterpart({ speed });
		const { type, name, data } = SANDBOX_ACCOUNTS[FIRST];
		const first = down
			? await host.addCredential(type, `${name} (down)`, data('http://127.0.0.1:9'))
			: accounts[type]!;
		return { host, sandbox, accounts: { ...accounts, [type]: first } as Accounts };
	}
	const credentialsOf = (accounts: Accounts) =>
		Object.fromEntries(
			[tableOf(FIRST).credentialType, tableOf(SECOND).credentialType, 'ringbackCallbackApi'].map(
				(type) => [type, accounts[type]!],
			),
		);
	const { flowId, from } = SANDBOX_ACCOUNTS[SECOND];
	const parametersOf = () => ({
		options: {
			reference: '={{ $json.body.reference }}',
			fallback: { [SECOND]: { flowId, ...(from && { from }) } },
		},
	});

	it('calls where the first provider cannot be reached, and its result comes home', async () => {
		const { host, sandbox, accounts } = await open(true);
		const send = await openCallWorkflow(host, {
			...{ provider: FIRST, accounts, waitForResult: true },
			parameters: parametersOf(),
			settings: { credentials: credentialsOf(accounts) },
		});
		const first = await send({ to: BUSY, reference: 'down' });
		expect(await awaitEnds(host, first)).toMatchObject([
			{ output: 'Busy', item: { call: { provider: SECOND, confirmed: true, exit: 'busy' } } },
		]);
		const again = await send({ to: BUSY, reference: 'down' });
		expect(await awaitEnds(host, again)).toMatchObject([
			{ output: 'Not Called', item: { call: { reason: 'alreadyCalled' } } },
		]);
		expect(sandbox.calls().map(({ provider }) => provider)).toEqual([SECOND]);
	});

	it('is not asked where the first provider answers 500 after it has called', async () => {
		const { host, sandbox, accounts } = await open(false);
		const send = await openCallWorkflow(host, {
			...{ provider: FIRST, accounts, waitForResult: false },
			parameters: parametersOf(),
			settings: { credentials: credentialsOf(accounts) },
		});
		await orderFault(sandbox.url, { provider: FIRST, fault: 'http-500-after-accept' });
		expect(await awaitEnds(host, await send({ to: BUSY, reference: 'perhaps' }))).toMatchObject([
			{ output: 'Placed', item: { call: { provider: FIRST, confirmed: false } } },
		]);
		expect(sandbox.calls().map(({ provider }) => provider)).toEqual([FIRST]);
	});

	it('calls where the first provider has no room in every try', async () => {
		const { host, sandbox, accounts } = await open(false);
		const send = await openCallWorkflow(host, {
			...{ provider: FIRST, accounts, waitForResult: false },
			parameters: parametersOf(),
			settings: { credentials: credentialsOf(accounts) },
		});
		// longer than a call waits for
		const fault = { provider: FIRST, fault: 'http-429', retryAfterSeconds: 300 };
		await orderFault(sandbox.url, fault);
		expect(await awaitEnds(host, await send({ to: BUSY, reference: 'full' }))).toMatchObject([
			{ output: 'Placed', item: { call: { provider: SECOND, confirmed: true } } },
		]);
		expect(sandbox.calls().map(({ provider }) => provider)).toEqual([SECOND]);
	});

	it('refuses a fallback that is the first provider, before anybody is called', async () => {
		const { host, sandbox, accounts } = await open(false);
		const send = await openCallWorkflow(host, {
			...{ provider: FIRST, accounts, waitForResult: false },
			parameters: { options: { fallback: { [FIRST]: { flowId: 'another' } } } },
			settings: { onError: 'continueErrorOutput' },
		});
		expect(await awaitEnds(host, await send({ to: BUSY, reference: 'same' }))).toMatchObject([
			{ output: 'Error', item: { error: expect.stringContaining('"Fallback" is the account') } },
		]);
		expect(sandbox.calls()).toHaveLength(0);
	});
}

async function orderFault(url: string, fault: object): Promise<void> {
	const answer = await fetch(`${url}/_sandbox/faults`, {
		method: 'POST',
		body: JSON.stringify(fault),
	});
	expect(answer.status).toBe(201);
}
