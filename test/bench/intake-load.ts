/** Posts a body to every address, over a fixed number of kept connections. */
import { Agent, request } from 'node:http';

/** Resolves when all were answered with 200; rejects at the first that was not. */
export async function postAll(
	addresses: readonly string[],
	body: string,
	connections: number,
): Promise<void> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
	const post = (address: string) =>
		new Promise<void>((resolve, reject) => {
			const sent = request(address, { method: 'POST', agent, headers }, (answer) => {
				answer.resume();
				answer.once('end', () =>
					answer.statusCode === 200
						? resolve()
						: reject(new Error(`${new URL(address).pathname} answered ${answer.statusCode}`)),
				);
			});
			sent.once('error', reject);
			sent.end(body);
		});
	let next = 0;
	const worker = async () => {
		while (next < addresses.length) await post(addresses[next++]!);
	};
	try {
		await Promise.all(Array.from({ length: connections }, worker));
	} finally {
		agent.destroy();
	}
}
