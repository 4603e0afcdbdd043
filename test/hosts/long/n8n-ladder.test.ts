/** n8n is killed, again and again, while people are called in order; RINGBACK_LADDERS=200 for a long run. */
import { setTimeout as pause } from 'node:timers/promises';
import { LADDER_LABELS } from '../../../core';
import { judgeLadders, type JudgedIncident, type LeftIncident } from '../../faults/ladder-judge';
import { randomOf, seedOf } from '../../faults/random';
import { UNDER_WAY, noneLeft, readExecutions } from '../n8n/support/executions';
import { leftOf, openInOrder, person } from '../n8n/support/in-order';
import { openResults } from '../n8n/support/result-workflow';
import { startWorld, type World } from '../n8n/support/world';

const LADDERS = Number(process.env.RINGBACK_LADDERS ?? 8);
/** Begun in one life of n8n; the next begin when so many are left, so that n8n gets on its feet. */
const AT_ONCE = LADDERS > 20 ? 20 : 4;
const RUN_MS = 3_600_000;
/** A mailbox, nobody, a busy line, a no: then a yes, and somebody who is not to be called. */
const ENDINGS = ['02', '03', '12', '11', '01'];
/** In every fourth, nobody confirms. */
const NOBODY = ['02', '13', '12', '03'];

function incidentOf(at: number): JudgedIncident {
	const endings = at % 4 === 3 ? NOBODY : ENDINGS;
	const people = endings.map((ending) => person(ending, at));
	return { incident: `incident-${at}`, people };
}

describe('n8n killed while people are called in order', () => {
	let world: World;
	beforeAll(async () => {
		world = await startWorld();
	}, 400_000);
	afterAll(() => world?.stop());

	it(
		'calls nobody twice and nobody after a yes, and no incident is without an end',
		async () => {
			const seed = seedOf(process.env);
			const random = randomOf(seed);
			const { host } = world;
			const { sandbox, accounts } = await world.counterpart({
				speed: 20,
				options: { retryReports: 9 },
			});
			const results = await openResults(host, accounts);
			const parameters = { resultUrl: results.url, waitLimitMinutes: 2 };
			const order = await openInOrder(host, { accounts, parameters });
			const incidents = Array.from({ length: LADDERS }, (_, at) => incidentOf(at));
			const fewAreLeft = (few: number) =>
				noneLeft(host.rest, order.workflow, UNDER_WAY, RUN_MS / 2, few);
			let kills = 0;
			for (let at = 0; at < LADDERS; at += AT_ONCE) {
				for (const one of incidents.slice(at, at + AT_ONCE)) await order.call({ ...one });
				await pause(1_000 + random.below(20_000));
				await host.kill();
				kills += 1;
				await host.restart();
				await fewAreLeft(AT_ONCE);
			}
			await fewAreLeft(0);
			const ended = await readExecutions(host.rest, order.workflow);
			await sandbox.idle();
			const mine = ended.filter(({ runs }) => 'Order' in runs);
			const left = mine.flatMap(leftOf).map(({ incident, output, call }): LeftIncident => ({
				incident: String(incident),
				output: outputOf(output),
				person: call.person,
			}));
			// killed in one of the moments in which it ran itself: n8n says so
			const crashed = mine.filter(({ status }) => status === 'crashed').length;
			const tally = judgeLadders(incidents, sandbox.calls(), left);
			process.stdout.write(`${JSON.stringify({ ...tally, kills, crashed, seed })}\n`);
			expect(tally).toMatchObject({ calledTwice: 0, wrong: 0, leftTwice: 0 });
			expect(tally.calledAfterYes).toBe(0);
			expect(tally.withoutEnd).toBe(crashed);
		},
		RUN_MS,
	);
});

const outputOf = (label: string): string =>
	Object.entries(LADDER_LABELS).find(([, name]) => name === label)?.[0] ?? label;
