import { NUMBER_CASES } from '../../parity/number-cases';
import { checkInN8n } from '../../parity/numbers-n8n';
import { startNumbersHost, type NumbersHost } from '../../parity/numbers-node-red';
import type { World } from '../support/world';

const rows = NUMBER_CASES.map((one, index) => ({ ...one, index }));

/** One table of numbers through Validate E.164 of both hosts: the same verdict in the same place. */
export function numbersParity(world: () => World): void {
	let nodeRed: NumbersHost;
	beforeAll(async () => {
		nodeRed = await startNumbersHost(NUMBER_CASES);
	});
	afterAll(() => nodeRed?.stop());

	it.each(rows)('$what', async ({ index, ...one }) => {
		const n8n = await checkInN8n(world().host, one);
		expect(n8n).toEqual(await nodeRed.check(index));
		// something was compared
		expect(n8n.output ?? n8n.failure).toBeDefined();
	});
}
