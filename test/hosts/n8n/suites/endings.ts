import { PROVIDER_IDS, callResult, labelOf, OUTPUTS } from '../../../../core';
import { awaitEnds, openCallWorkflow } from '../support/calls';
import { AT_WORK, readExecution } from '../support/executions';
import { until } from '../support/until';
import { readEndings, type Ending } from '../support/endings';
import type { Counterpart, World } from '../support/world';

const ENDINGS = readEndings();
const keyOf = ({ provider, digits }: Ending) => `${provider} ${digits}`;
const numberOf = ({ digits }: Ending) => `+141555501${digits}`;
/** The one ending for which CM.com refuses the request already. */
const dials = ({ provider, digits }: Ending) => (provider === 'cmCom' && digits === '05' ? 0 : 1);
const isOverdue = ({ exit }: Ending) => exit === 'noResult';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const RESULT_FIELDS = Object.keys(
	callResult({ reference: '', provider: '', to: '', context: null }, 'placed', true),
).sort();

/**
 * Every cell of the table in docs/sandbox.md. All are placed at once by `place`; `reported` is
 * for those whose provider reports, `overdue` for those whose wait has to run out first.
 */
export function endings(world: () => World) {
	const executions = new Map<string, string>();
	let counterpart: Counterpart;

	async function place(): Promise<void> {
		// on a busy machine n8n saves a wait later than the report comes, for as long as it is repeated
		counterpart = await world().counterpart({ options: { retryReports: 6 } });
		const { accounts } = counterpart;
		// one provider after the other: n8n saves a wait later than a report comes when it has a hundred at once
		for (const provider of PROVIDER_IDS) {
			const order = await openCallWorkflow(world().host, {
				provider,
				accounts,
				waitForResult: true,
				parameters: { waitLimitMinutes: 0.4 },
			});
			for (const ending of ENDINGS.filter((one) => one.provider === provider)) {
				const key = keyOf(ending);
				const body = { to: numberOf(ending), reference: key, context: { key } };
				executions.set(key, await order(body));
			}
			await until(`the calls of ${provider} are under way`, async () => {
				const keys = ENDINGS.filter((one) => one.provider === provider).map(keyOf);
				const read = keys.map((key) => readExecution(world().host.rest, executions.get(key)!));
				const busy = (await Promise.all(read)).some(({ status }) => AT_WORK.includes(status));
				return busy ? undefined : true;
			});
		}
	}

	const endsOf = (key: string) => awaitEnds(world().host, executions.get(key)!);

	const cells = (chosen: readonly Ending[]) =>
		it.each(chosen)(
			'$digits at $provider ($onThePhone) leaves by $exit, dialled once',
			async (ending) => {
				const ends = await endsOf(keyOf(ending));

				expect(ends.map(({ output }) => output)).toEqual([labelOf(ending.exit)]);
				expect(ends[0]!.item.call).toMatchObject({
					exit: ending.exit,
					reference: keyOf(ending),
					provider: ending.provider,
					to: numberOf(ending),
					confirmed: true,
					context: { key: keyOf(ending) },
				});
				// Talkdesk and Kaleyra hear no reference of ours: the number tells the calls apart
				const dialled = counterpart.sandbox
					.calls()
					.filter(({ provider, to }) => provider === ending.provider && to === numberOf(ending));
				expect(dialled).toHaveLength(dials(ending));
			},
		);

	function reported(): void {
		cells(ENDINGS.filter((ending) => !isOverdue(ending)));

		it('keeps what came with the order, and adds the result under "call"', async () => {
			const [end] = await endsOf('cmCom 01');
			expect(end!.item).toMatchObject({ body: { reference: 'cmCom 01' } });
			expect(Object.keys(end!.item.call!).sort()).toEqual(RESULT_FIELDS);
			expect(end!.item.call).toMatchObject({
				providerStatus: expect.stringMatching(/^10\b/),
				callId: expect.stringMatching(/./),
				placedAt: expect.stringMatching(ISO),
				receivedAt: expect.stringMatching(ISO),
			});
		});

		it('is there for every output that these providers can report', () => {
			const exits = new Set<string>(ENDINGS.map(({ exit }) => exit));
			const others = OUTPUTS.triggerWaiting.filter((state) => !exits.has(state));
			expect(others).toEqual(['notCalled']);
		});
	}

	function overdue(): void {
		cells(ENDINGS.filter(isOverdue));

		it('says which call has no result', async () => {
			const [end] = await endsOf('talkdesk 08');
			expect(end!.item.call).toMatchObject({
				reference: 'talkdesk 08',
				callId: expect.stringMatching(/./),
				placedAt: expect.stringMatching(ISO),
				receivedAt: null,
				raw: null,
			});
		});
	}

	return { place, reported, overdue };
}
