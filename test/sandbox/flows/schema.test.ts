import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLOWS } from '../../../sandbox/flows/book';
import { flowSchema } from '../../../sandbox/flows/schema';
import { COMPONENTS } from '../../../sandbox/engine/components';
import { KINDS } from '../../../sandbox/flows/steps';
import { openReceiver, openSandbox, startTalkdesk } from '../support';

describe('sandbox/flow.schema.json', () => {
	it('is what the code checks with', () => {
		const file = readFileSync(join(__dirname, '../../../sandbox/flow.schema.json'), 'utf8');
		expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(flowSchema())));
	});

	it('knows every component', () => {
		const text = JSON.stringify(flowSchema());
		expect(Object.keys(COMPONENTS).sort()).toEqual(Object.keys(KINDS).sort());
		for (const kind of Object.keys(KINDS)) expect(text).toContain(`"const":"${kind}"`);
	});
});

describe('the built-in flows', () => {
	const ENDINGS = ['01', '03', '04', '05', '06'];
	/** Answers of the server that takes the report, by the exit the flow then leaves by. */
	const ANSWERS = { Success: 200, Error: 500, Timeout: 504 };
	/** The keys that are pressed, and what the flow then hears. */
	const KEYS = { '1': { confirmed: true }, '2': { already: 'Grace' }, '3': {}, '': {} };

	it.each(FLOWS.map((flow) => [flow.name, flow] as const))(
		'%s leaves every step by every exit, and ends',
		async (_name, flow) => {
			const wanted = Object.entries(flow.steps).flatMap(([step, each]) =>
				'exits' in each ? Object.keys(each.exits).map((exit) => `${step}:${exit}`) : [],
			);
			const taken = new Set<string>();
			const hasMenu = JSON.stringify(flow).includes('standard_ivr');
			for (const [unattendedKeys, answer] of Object.entries(hasMenu ? KEYS : { '': {} }))
				for (const status of Object.values(ANSWERS)) {
					const options = { unattendedKeys, retryReports: 1, talkdeskReportExits: 'as-in-studio' };
					for (const ending of ENDINGS)
						for (const second of flow.name === 'Pass the call on' ? ENDINGS : ['01']) {
							const sandbox = await openSandbox({ options: options as object });
							const receiver = await openReceiver([status], answer);
							await startTalkdesk(
								sandbox,
								{
									customer_number: `+141555501${ending}`,
									contact_1: `+141555501${ending}`,
									contact_2: `+141555501${second}`,
									result_url: receiver.url,
									result_token: 'genuine',
								},
								{ flowId: flow.id.replaceAll('-', '') },
							);
							await sandbox.idle();
							expect(sandbox.calls()[0]?.endedAt).not.toBeNull();
							const response = await fetch(`${sandbox.url}/_sandbox/report`);
							const { entries } = (await response.json()) as {
								entries: { step_name: string; exit: string }[];
							};
							for (const { step_name, exit } of entries) taken.add(`${step_name}:${exit}`);
							await sandbox.stop();
						}
				}
			expect(wanted.filter((exit) => !taken.has(exit))).toEqual([]);
		},
		120_000,
	);
});
