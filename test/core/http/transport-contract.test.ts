import { startContractServer, type ContractServer } from '../../support/contract-server';
import { httpTransport } from '../../support/http-transport';
import { describeTransport } from '../../support/transport-contract';
import { TRANSPORT_PROMISES } from '../../support/transport-promises';
import { BROKEN } from './broken-transports';

const MARKER = 'a-secret-that-no-error-may-hold';

describeTransport('a transport on node:http', { open: () => httpTransport, marker: MARKER });

describe('the transport contract', () => {
	let server: ContractServer;
	beforeAll(async () => {
		server = await startContractServer();
	});
	afterAll(() => server.stop());

	it.each(BROKEN)('finds a transport that %s: %s', async (_fault, promise, transport) => {
		const check = TRANSPORT_PROMISES[promise]({ transport, server, marker: MARKER });
		await expect(check).rejects.toThrow();
	});

	it('has a transport here for every promise that breaks it', () => {
		const broken = new Set<string>(BROKEN.map(([, promise]) => promise));
		expect([...broken].sort()).toEqual(Object.keys(TRANSPORT_PROMISES).sort());
	});
});
