import { SAMPLES } from '../../../providers';
import { SANDBOX_ACCOUNTS } from '../support/accounts';
import { listExecutions, readExecution, type Execution } from '../support/executions';
import type { World } from '../support/world';

/** A result token in an address: version 1 begins with these letters. */
const TOKEN = /[?&]rb=A[Q-Za-f]/;
/** The numbers that these tests call and call from, but the hints' example; a mask leaves less of one. */
const NUMBER = /(?:1415555(?!0123)|442079460)\d{3,4}/;
/** n8n shows the settings of a node beside its error, as the builder typed them. */
const SETTING = /"(?:to|value)": ?"[^"]*"/g;

const tellsNumber = (text: string): boolean => NUMBER.test(text.replace(SETTING, ''));

/** What all the tests before have left behind in n8n. */
export function secrets(world: () => World): void {
	const words = () => [
		world().callbackSecret,
		...Object.values(SANDBOX_ACCOUNTS).flatMap((account) => account.secrets),
		// a secret that is wrong at one place may be right at another
		...Object.values(SAMPLES).flatMap(({ wrongSecret }) => Object.values(wrongSecret)),
	];
	const tells = (text: string) => TOKEN.test(text) || words().some((word) => text.includes(word));

	it('stand in no execution, and no result token either', async () => {
		const { rest } = world().host;
		const all = await listExecutions(rest);
		expect(all.length).toBeGreaterThan(100);
		const found: string[] = [];
		for (const { id } of all) if (tells((await readExecution(rest, id)).text)) found.push(id);
		expect(found).toEqual([]);
	});

	it('stand in no line of the log, and no full number either', () => {
		const lines = world().host.log().split('\n');
		expect(lines.filter(tells)).toEqual([]);
		expect(lines.filter(tellsNumber)).toEqual([]);
	});

	it('leave the numbers to the items: no error and no hint tells one', async () => {
		const { rest } = world().host;
		const told: string[] = [];
		for (const { id } of await listExecutions(rest))
			told.push(...wordsOf(await readExecution(rest, id)));
		expect(told.length).toBeGreaterThan(50);
		expect(told.filter(tellsNumber)).toEqual([]);
	});

	it('leave this machine as little as anything else', () => {
		const log = world().host.log();
		expect(log).toContain('Only this machine can be reached.');
		expect(log).not.toContain('LEAVES THIS MACHINE');
	});
}

/** What n8n shows of an execution beside its items: errors as a whole, and hints. */
const wordsOf = ({ runs, error }: Execution): string[] =>
	[error, ...Object.values(runs).flatMap((times) => times.flatMap((run) => [run.error, run.hints]))]
		.filter((told) => told !== undefined)
		.map((told) => JSON.stringify(told));
