import type { Transport } from '../../core';
import { startContractServer, type ContractServer } from './contract-server';
import { TRANSPORT_PROMISES } from './transport-promises';

export interface TransportUnderTest {
	/** The transport, ready to send; called for each check. */
	open(): Transport | Promise<Transport>;
	/** A secret that no error may hold: sent by the checks, and by the transport if it adds its own. */
	readonly marker: string;
}

/** Runs every promise of a Transport (core/http/transport.ts) against a real server on this machine. */
export function describeTransport(name: string, { open, marker }: TransportUnderTest): void {
	describe(`${name} keeps the transport contract:`, () => {
		let server: ContractServer;
		beforeAll(async () => {
			server = await startContractServer();
		});
		afterAll(() => server.stop());

		it.each(Object.entries(TRANSPORT_PROMISES))('%s', async (_says, check) => {
			await check({ transport: await open(), server, marker });
		});
	});
}
