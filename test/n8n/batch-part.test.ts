import { resume } from '../../nodes/TriggerVoiceFlow/webhook';
import {
	PART_NOTE,
	partJson,
	partOf,
	type Part,
} from '../../nodes/TriggerVoiceFlow/start-flow/batch/part';
import { providerOf } from '../../core';
import { RESUME_URL, executeContext } from './support/contexts';
import { webhookContext } from './support/webhook-context';
import { PLACED, call, execute } from './support/trigger';

const PART: Part = {
	batch: '7',
	wakeUrl: RESUME_URL,
	relay: null,
	request: {
		provider: providerOf('kaleyra')!,
		settings: { to: '+14155550199', flowId: 'other', reference: 'from outside' },
		waitLimitMinutes: 5,
		resultUrl: '',
		callOnce: false,
		dryRun: false,
		testWayBack: false,
		tryAgain: undefined,
		askAgain: undefined,
		rules: undefined,
	},
};
const asItem = () => ({ json: JSON.parse(JSON.stringify(partJson(PART))) as never });

describe('the item of a call of a batch', () => {
	it('comes through JSON as it was', () => {
		const { context } = executeContext({
			items: [asItem()],
			nodeSettings: { notes: PART_NOTE },
		});
		expect(partOf(context)).toEqual(PART);
	});

	it('is an item like any other where the node is not marked: it calls nobody of its own', async () => {
		const { context, seen } = executeContext({
			items: [asItem()],
			parameters: call('+14155550123'),
			answers: [PLACED],
		});
		expect(partOf(context)).toBeUndefined();
		await execute(context);
		expect(seen.requests).toHaveLength(1);
		expect(seen.requests[0]!.body).not.toContain('4155550199');
	});
});

describe('a request to wake', () => {
	it('ends no single wait', async () => {
		const { context, answered } = webhookContext({
			waiting: { json: { order: 7 } },
			url: `${RESUME_URL}&ringbackWake=anything`,
		});
		expect(await resume(context)).toEqual({ noWebhookResponse: true });
		expect(answered).toMatchObject({ status: 410 });
	});
});
