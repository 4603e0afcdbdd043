import { setUpReports } from '../../../providers/set-up';
import { CASES, type ParityCase } from '../../parity/cases';
import { runInN8n } from '../../parity/n8n';
import {
	referenceOf,
	startNodeRedHost,
	type NodeRedHost,
	type Remembered,
} from '../../parity/node-red';
import {
	comparableFailure,
	comparableRequest,
	comparableResult,
	type ParityOutcome,
} from '../../parity/outcome';
import type { RecordingProxy } from '../support/recording-proxy';
import type { Counterpart, World } from '../support/world';

const rows = CASES.map((one, index) => ({ ...one, index }));

/** One table of cases through both hosts: the same call at the provider, the same result. */
export function parity(world: () => World): void {
	let n8nSide: Counterpart;
	let nodeRedSide: Counterpart;
	let nodeRed: NodeRedHost;
	beforeAll(async () => {
		n8nSide = await world().counterpart({ speed: 200 });
		nodeRedSide = await world().counterpart({ speed: 200 });
		nodeRed = await startNodeRedHost(CASES, nodeRedSide.proxy.url, world().callbackSecret);
		await setUpReports(nodeRedSide.sandbox.url, (provider) => nodeRed.resultsOf(provider));
	});
	afterAll(() => nodeRed?.stop());

	/** Runs a case, and gives what became of it beside what reached the provider. */
	async function outcomeOf(
		{ requests }: RecordingProxy,
		run: () => Promise<Remembered>,
	): Promise<ParityOutcome> {
		const before = requests.length;
		const { result, failure } = await run();
		const sent = requests.slice(before).filter(({ path }) => !/oauth/.test(path));
		return {
			requests: sent.map(comparableRequest),
			result: comparableResult(result),
			failure: comparableFailure(failure),
		};
	}

	const inN8n = (one: ParityCase, index: number) =>
		outcomeOf(n8nSide.proxy, () =>
			runInN8n(world().host, n8nSide.accounts, one, referenceOf(index)),
		);
	const inNodeRed = (index: number) => outcomeOf(nodeRedSide.proxy, () => nodeRed.run(index));

	it.each(rows)('$what at $provider', async ({ index, ...one }) => {
		const [n8n, red] = await Promise.all([inN8n(one, index), inNodeRed(index)]);
		expect(n8n).toEqual(red);
		// something was compared
		expect(n8n.result ?? n8n.failure).not.toBeNull();
	});
}
