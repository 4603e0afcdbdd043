import { SANDBOX_ACCOUNTS } from '../support/accounts';
import { listExecutions, readExecution } from '../support/executions';
import type { World } from '../support/world';

/** A result token in an address: version 1 begins with these letters. */
const TOKEN = /[?&]rb=A[Q-Za-f]/;

/** What all the tests before have left behind in n8n. */
export function secrets(world: () => World): void {
	const words = () => [
		world().callbackSecret,
		...Object.values(SANDBOX_ACCOUNTS).flatMap((account) => account.secrets),
	];
	const tells = (text: string) => TOKEN.test(text) || words().some((word) => text.includes(word));

	it('stand in no execution, and no result token either', async () => {
		const { rest } = world().host;
		const all = await listExecutions(rest);
		expect(all.length).toBeGreaterThan(100);
		const found: string[] = [];
		for (const { id } of all) if (tells((await readExecution(rest, id)).text)) found.push(id);
		expect(found).toEqual([]);
	}, 60_000);

	it('stand in no line of the log', () => {
		const lines = world().host.log().split('\n');
		expect(lines.filter(tells)).toEqual([]);
	});

	it('leave this machine as little as anything else', () => {
		const log = world().host.log();
		expect(log).toContain('Only this machine can be reached.');
		expect(log).not.toContain('LEAVES THIS MACHINE');
	});
}
