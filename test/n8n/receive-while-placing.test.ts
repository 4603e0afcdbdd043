import { setTimeout as pause } from 'node:timers/promises';
import { sealToken, tokenKeys } from '../../core';
import { receive } from '../../nodes/OutboundCallResult/receive';
import { reportWatch } from '../../nodes/shared/webhook/report-watch';
import { RESUME_URL, SECRET } from './support/contexts';
import { webhookContext } from './support/webhook-context';

const KEYS = tokenKeys(SECRET, undefined, 'id-of-ringbackCallbackApi');
const DAY_MS = 24 * 60 * 60_000;
/** Longer than all that takes no waiting. */
const MOMENT_MS = 50;

/** A report of a call that is waited for so long from now. */
const urlWith = (id: string, waitMs: number) => {
	const token = sealToken(
		{
			id,
			provider: 'kaleyra',
			reference: 'order-7',
			to: '+14155550123',
			placedAt: new Date().toISOString(),
			expiresAt: Date.now() + waitMs + DAY_MS,
			context: null,
			deliver: { resume: RESUME_URL },
			way: 'relay',
		},
		KEYS,
	);
	return `https://n8n.example.com/webhook/results?rb=${token}&status=BUSY`;
};

function takeWhilePlacing(
	id: string,
	waitMs: number,
	answer: object = { status: 200, body: { message: 'Received.', report: id } },
) {
	reportWatch.placing({ id });
	const { context, sent } = webhookContext({
		type: 'outboundCallResult',
		url: urlWith(id, waitMs),
		answers: [answer as never],
	});
	return { sent, received: receive(context) };
}

describe('a report whose call this process is still placing', () => {
	it('goes to its execution once the call has been placed', async () => {
		const { sent, received } = takeWhilePlacing('placing-1', 600_000);
		await pause(MOMENT_MS);
		expect(sent).toHaveLength(0);
		reportWatch.placed({ id: 'placing-1' });
		const { webhookResponse } = await received;
		expect(webhookResponse).toMatchObject({ message: 'Handed to the waiting execution.' });
	});

	it('finds an execution that went on within its wait, which began when the call had been placed', async () => {
		const id = 'placing-2';
		const finished = { status: 409, body: { message: 'The execution "7" has finished already.' } };
		const { received } = takeWhilePlacing(id, MOMENT_MS / 2, finished);
		await pause(MOMENT_MS);
		reportWatch.placed({ id });
		expect((await received).workflowData).toBeUndefined();
	});
});
