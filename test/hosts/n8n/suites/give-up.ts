/** One item of a list that waits is given up by a request to the address of its execution. */
import { openBatch, peopleOf } from '../support/batch';
import { endsOf } from '../support/calls';
import { endedExecution, readExecution } from '../support/executions';
import { openResults } from '../support/result-workflow';
import { until } from '../support/until';
import type { World } from '../support/world';

const LIST_MS = 240_000;
const HOUR_MS = 3_600_000;

/** An hour of the day that is over, or not there yet, for some hours. */
const laterToday = () => {
	const hour = new Date(Date.now() + 6 * HOUR_MS).getUTCHours();
	const two = (number: number) => String(number).padStart(2, '0');
	return hour === 23 ? 'Mon-Sun 23:00-24:00' : `Mon-Sun ${two(hour)}:00-${two(hour + 1)}:00`;
};

export function giveUp(world: () => World): void {
	it(
		'lets one item leave that is held, and the others as they end',
		async () => {
			const { host } = world();
			const { sandbox, accounts } = await world().counterpart({ speed: 20 });
			const results = await openResults(host, accounts);
			const batch = await openBatch(host, {
				provider: 'cmCom',
				accounts,
				parameters: {
					waitLimitMinutes: 5,
					resultUrl: results.url,
					options: {
						reference: '={{ $json.reference }}',
						rules: { values: { timeZone: 'UTC', callingHours: '={{ $json.hours }}' } },
					},
				},
			});
			const hours = ['Mon-Sun 00:00-24:00', laterToday(), laterToday()];
			const people = peopleOf('cmCom', 3, 'held', (digits) => digits === '01').map(
				(person, index) => ({ ...person, hours: hours[index]! }),
			);
			const { id, resumeUrl } = await batch.begin(people);
			const waiting = (progress: RegExp) =>
				until(
					`the list says ${progress}`,
					async () => {
						const found = await readExecution(host.rest, id);
						const [hint] = found.runs.Call?.at(-1)?.hints ?? [];
						return (found.status === 'waiting' && progress.test(hint?.message ?? '')) || undefined;
					},
					LIST_MS / 2,
				);
			await waiting(/^1 of 3 ended, 2 held until /);
			/** What the list answers. */
			const ask = async (reference: string) => {
				const url = new URL(resumeUrl);
				url.searchParams.set('giveUp', reference);
				return (await fetch(url, { method: 'POST' })).status;
			};
			expect(await ask('held-7')).toBe(404);
			expect(await ask('held-1')).toBe(200);
			await waiting(/^2 of 3 ended, 1 held until /);
			expect(await ask('held-1')).toBe(404);
			expect(await ask('held-2')).toBe(200);

			const ended = await endedExecution(host.rest, id, LIST_MS);
			const ends = endsOf(ended).map(({ output, item }) => ({
				output,
				reference: item.reference,
				lineage: item.lineage,
				reason: (item.call as { reason: unknown }).reason,
			}));
			const end = (index: number, output: string, reason: string | null) => ({
				...{ output, reason },
				...{ reference: `held-${index}`, lineage: `held-${index}` },
			});
			expect(
				ends.sort((one, other) => (String(one.reference) < String(other.reference) ? -1 : 1)),
			).toEqual([
				end(0, 'Answered', null),
				end(1, 'Not Called', 'stopped'),
				end(2, 'Not Called', 'stopped'),
			]);
			expect(sandbox.calls()).toHaveLength(1);
		},
		LIST_MS,
	);
}
