import { createServer } from 'node:http';
import { listen } from '../../../support/listen';

/** As many free ports on 127.0.0.1; all held until the last is known, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, () => listen(createServer())));
	await Promise.all(servers.map(({ stop }) => stop()));
	return servers.map(({ port }) => port);
}
