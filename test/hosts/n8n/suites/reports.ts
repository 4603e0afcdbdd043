import { PROVIDER_IDS, type ProviderId } from '../../../../core';
import { SILENT, awaitEnds, openCallWorkflow } from '../support/calls';
import { readExecution, waitingExecution } from '../support/executions';
import type { Report } from '../../../providers/samples';
import { reportsTo } from '../support/provider-reports';
import type { Counterpart, World } from '../support/world';

/** Reports that a waiting execution can meet: true ones, forged ones, and rubbish. */
export function reports(world: () => World): void {
	let counterpart: Counterpart;
	const orders = new Map<ProviderId, Awaited<ReturnType<typeof openCallWorkflow>>>();
	let placed = 0;

	beforeAll(async () => {
		counterpart = await world().counterpart({ speed: 1_000 });
		const { accounts } = counterpart;
		await Promise.all(
			PROVIDER_IDS.map(async (provider) =>
				orders.set(
					provider,
					await openCallWorkflow(world().host, { provider, accounts, waitForResult: true }),
				),
			),
		);
	});

	/** A call whose execution waits, and the address that its provider would report to. */
	async function waitingCall(provider: ProviderId) {
		const reference = `report-${provider}-${++placed}`;
		const before = counterpart.proxy.requests.length;
		const id = await orders.get(provider)!({ to: SILENT, reference });
		await waitingExecution(world().host.rest, id);
		return { id, back: reportsTo(provider, counterpart.proxy.requests.slice(before)) };
	}

	const statusOf = async (id: string) => (await readExecution(world().host.rest, id)).status;
	const endsOfCall = (id: string) => awaitEnds(world().host, id);

	describe.each(PROVIDER_IDS)('from %s', (provider) => {
		it("continues on a true one, and answers n8n's own 409 to its repetition", async () => {
			const { id, back } = await waitingCall(provider);
			expect(await back.send(back.final)).toBe(200);
			const ends = await endsOfCall(id);
			expect(ends.map(({ output }) => output)).toEqual(['Answered']);
			expect(await back.send(back.final)).toBe(409);
		});

		it('refuses a forged one with 401 and waits on', async () => {
			const { id, back } = await waitingCall(provider);
			expect(await back.send(back.forged)).toBe(401);
			expect(await back.send(back.withoutToken)).toBe(401);
			expect(await statusOf(id)).toBe('waiting');
			expect(await back.send(back.final)).toBe(200);
			expect(await endsOfCall(id)).toHaveLength(1);
		});

		it('refuses the true token of another call and waits on', async () => {
			const [one, other] = [await waitingCall(provider), await waitingCall(provider)];
			const stolen = one.back.with(other.back.token);
			expect(await one.back.send(stolen)).toBe(410);
			expect(await statusOf(one.id)).toBe('waiting');
			await one.back.send(one.back.final);
			await other.back.send(other.back.final);
			const ends = [await endsOfCall(one.id), await endsOfCall(other.id)];
			expect(ends.flat().map(({ output }) => output)).toEqual(['Answered', 'Answered']);
		});

		it('refuses rubbish and waits on', async () => {
			const { id, back } = await waitingCall(provider);
			for (const rubbish of back.rubbish) expect(await back.send(rubbish)).toBe(rubbish.status);
			expect(await statusOf(id)).toBe('waiting');
			await back.send(back.final);
			expect(await endsOfCall(id)).toHaveLength(1);
		});

		it('takes one of several that arrive together', async () => {
			const { id, back } = await waitingCall(provider);
			const statuses = await Promise.all(Array.from({ length: 4 }, () => back.send(back.final)));
			expect(statuses.filter((status) => status === 200)).toHaveLength(1);
			const ends = await endsOfCall(id);
			expect(ends.map(({ output }) => output)).toEqual(['Answered']);
		});
	});

	it('waits on after Talkdesk says where the call is', async () => {
		const { id, back } = await waitingCall('talkdesk');
		const ringing: Report = {
			...back.final,
			body: back.final.body!.replace('Answered', 'Ringing'),
		};
		expect(await back.send(ringing)).toBe(200);
		expect(await statusOf(id)).toBe('waiting');
		await back.send(back.final);
		expect((await endsOfCall(id)).map(({ output }) => output)).toEqual(['Answered']);
	});
}
