import { person } from '../support/in-order';
import { LADDER_MS, openLadders } from '../support/ladders';
import { reportsTo } from '../support/provider-reports';
import type { World } from '../support/world';

/** The key of somebody whose call nobody waits for any more: another person has confirmed, and the execution has gone on. */
export function lateYes(world: () => World): void {
	it(
		'is told who has taken over, also after a restart of n8n',
		async () => {
			const { host } = world();
			const { ended, proxy } = await openLadders(world(), {
				parameters: { waitLimitMinutes: 0.1 },
			});
			const people = [person('08'), person('11')];
			const [late, first] = people as [(typeof people)[0], (typeof people)[0]];
			const { left } = await ended({ incident: 'late yes', people });
			expect(left).toMatchObject([{ output: 'Confirmed', call: { person: first.name } }]);

			const started = (to: string) => proxy.requests.filter(({ body }) => body.includes(to));
			const answerTo = async (to: string) => {
				const { url, body } = reportsTo('talkdesk', started(to)).final;
				const pressed = { ...(JSON.parse(String(body)) as object), digits: '1' };
				const answer = await fetch(url, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(pressed),
				});
				return (await answer.json()) as Record<string, unknown>;
			};
			const already = { ok: true, confirmed: false, already: first.name };
			expect(await answerTo(late.to)).toMatchObject(already);
			await host.restart();
			expect(await answerTo(late.to)).toMatchObject(already);
			expect(await answerTo(first.to)).toMatchObject({ ok: true, confirmed: true });
		},
		LADDER_MS,
	);
}
