/** A second call of the same item need not overwrite the first. */
import type { IDataObject } from 'n8n-workflow';
import { OUTPUTS, callResult, sealToken } from '../../core';
import { resume } from '../../nodes/TriggerVoiceFlow/webhook';
import { RESUME_URL, type Setup } from './support/contexts';
import { TOKEN } from './support/tokens';
import { KEYS, PLACED, call, start } from './support/trigger';
import { webhookContext } from './support/webhook-context';

const OPTIONS = { resultField: 'second' };
const FIRST = { exit: 'busy' };
const items = [{ json: { order: 7, call: FIRST } }];

const open = (parameters: IDataObject, more: Partial<Setup> = {}) =>
	start({
		...{ items, parameters, nodeParameters: { options: OPTIONS }, answers: [PLACED] },
		...more,
	});

describe('Result Field', () => {
	it('has the result, and leaves what the item had', async () => {
		const { outputs } = await open(call('+14155550123'));
		expect(outputs[0]).toMatchObject([
			{ json: { order: 7, call: FIRST, second: { exit: 'placed' } } },
		]);
	});

	it('has the call while it is waited for: a wait that runs out hands it on so', async () => {
		const { seen } = await open(call('+14155550123', { waitForResult: true }));
		expect(seen.executeData.data.main[0]![0]!.json).toMatchObject({
			...{ order: 7, call: FIRST, second: { exit: 'noResult', to: '+14155550123' } },
		});
	});

	it('has the forecast of a dry run', async () => {
		const { outputs } = await open(call('+14155550123', { options: { dryRun: true } }), {
			answers: [],
		});
		const [item] = outputs[1]!;
		expect(item!.json).toMatchObject({
			...{ call: FIRST, second: { reason: 'dryRun', forecast: { outcome: 'now' } } },
		});
	});

	it('gets the report of a call that waits', async () => {
		const stored = callResult(TOKEN, 'noResult', true, { placedAt: TOKEN.placedAt });
		const { context, answered } = webhookContext({
			url: `${RESUME_URL}&rb=${sealToken(TOKEN, KEYS)}&status=BUSY&id=`,
			waiting: { json: { order: 7, call: FIRST, second: { ...stored } as never } },
			nodeParameters: { options: OPTIONS },
		});
		const { workflowData } = await resume(context);
		expect(answered.status).not.toBe(410);
		expect(workflowData![OUTPUTS.triggerWaiting.indexOf('busy')]).toMatchObject([
			{ json: { order: 7, call: FIRST, second: { exit: 'busy', reference: 'order-7' } } },
		]);
	});

	it.each(['two words', '={{ $json.name }}', 'error'])(
		'is refused as %j before anybody is called',
		async (resultField) => {
			for (const waitForResult of [false, true])
				for (const given of [items, [...items, ...items]]) {
					const run = open(call('+14155550123', { waitForResult }), {
						items: given,
						nodeParameters: { options: { resultField } },
						answers: [],
						workflowSettings: { executionOrder: 'v1' },
					});
					await expect(run).rejects.toThrow(/"Result Field" is not a plain name/);
				}
		},
	);
});
