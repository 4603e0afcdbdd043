import { providers } from '../../core';
import { n8nTransport } from '../../nodes/shared/host/transport';
import { describeTransport } from '../support/transport-contract';
import { startContractServer, type ContractServer } from '../support/contract-server';
import { executeContext } from './support/contexts';
import { n8nHttp } from './support/n8n-http';

const MARKER = 'MARKED-SECRET-0123456789';

const transport = () => {
	const { context } = executeContext({});
	const { helpers } = context as unknown as { helpers: Record<string, unknown> };
	helpers.httpRequestWithAuthentication = n8nHttp(context.getNode(), { 'api-key': MARKER });
	return n8nTransport(context, providers.kaleyra);
};

describeTransport('n8nTransport', { open: transport, marker: MARKER });

describe('n8nTransport', () => {
	let server: ContractServer;
	beforeAll(async () => {
		server = await startContractServer();
	});
	afterAll(() => server.stop());

	it('asks n8n for a body to read and for a connection of its own, and lets it throw 401, so that it renews access tokens', async () => {
		const { context, seen } = executeContext({ answers: [{ status: 503, body: 'busy' }] });
		const options: unknown[] = [];
		const { helpers } = context as unknown as {
			helpers: { httpRequestWithAuthentication: (type: string, given: object) => Promise<unknown> };
		};
		const { httpRequestWithAuthentication: send } = helpers;
		helpers.httpRequestWithAuthentication = (type, given) => {
			options.push(given);
			return send(type, given);
		};
		const answer = await n8nTransport(
			context,
			providers.talkdesk,
		)({ method: 'POST', url: 'https://api.example.com/x', headers: {}, timeoutMs: 1_000 });
		expect(answer).toEqual({ status: 503, headers: {}, body: 'busy' });
		expect(seen.requests[0]!.type).toBe('talkdeskOAuth2Api');
		expect(options).toMatchObject([
			{
				returnFullResponse: true,
				encoding: 'stream',
				agentOptions: { keepAlive: false },
				disableFollowRedirect: true,
				timeout: 1_000,
			},
		]);
		expect(options[0]).not.toHaveProperty('ignoreHttpStatusErrors');
	});
});
