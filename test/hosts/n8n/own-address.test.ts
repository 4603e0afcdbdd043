/** An n8n that was never told its public address. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLBACK_TYPE, SANDBOX_ACCOUNTS } from './support/accounts';
import { openCallWorkflow } from './support/calls';
import { endedExecution } from './support/executions';
import { startHost, type N8nHost } from './support/host';
import { REPOSITORY } from './support/world';

const START_MS = 180_000;

describe('n8n without N8N_WEBHOOK_URL', () => {
	const userFolder = mkdtempSync(join(tmpdir(), 'ringback-n8n-'));
	let host: N8nHost;
	beforeAll(async () => {
		host = await startHost(REPOSITORY, {
			installFolder: process.env.RINGBACK_HOST_N8N!,
			userFolder,
			preload: join(__dirname, 'support', 'loopback-only.cjs'),
			variables: () => ({ N8N_HOST: '0.0.0.0', N8N_WEBHOOK_URL: '' }),
		});
	}, START_MS);
	afterAll(async () => {
		await host?.stop();
		rmSync(userFolder, { recursive: true, force: true });
	});

	it('places no call for a result that could not come back, and names the setting', async () => {
		const { type, data } = SANDBOX_ACCOUNTS.kaleyra;
		const account = await host.addCredential(type, 'outside', {
			...data('https://voice.example.com'),
			region: 'custom',
			baseUrl: 'https://voice.example.com',
		});
		const secret = await host.addCredential(CALLBACK_TYPE, 'secret', {
			secret: 'only for this test, and long enough',
		});
		const order = await openCallWorkflow(host, {
			provider: 'kaleyra',
			accounts: { [type]: account, [CALLBACK_TYPE]: secret },
			waitForResult: true,
		});
		const { status, error } = await endedExecution(
			host.rest,
			await order({ to: '+14155550101', reference: 'unreachable' }),
		);
		expect(status).toBe('error');
		expect(error?.message).toMatch(/could not send the result back: 0\.0\.0\.0:\d+ is/);
		expect(error?.description).toContain('N8N_WEBHOOK_URL');
	});
});
