import { request } from 'node:http';

/** A report whose sender goes away in the middle of it. */
export function cutOff(address: string): Promise<void> {
	return new Promise((resolve) => {
		const cut = request(address, { method: 'POST', headers: { 'content-length': 1_000 } });
		cut.on('error', () => undefined).on('close', resolve);
		cut.write('{"exit":', () => cut.destroy());
	});
}
