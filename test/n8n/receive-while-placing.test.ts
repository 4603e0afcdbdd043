import { setTimeout as pause } from 'node:timers/promises';
import { receive } from '../../nodes/OutboundCallResult/receive';
import { reportWatch } from '../../nodes/shared/webhook/report-watch';
import { RESUME_URL } from './support/contexts';
import { urlOfReport } from './support/tokens';
import { webhookContext } from './support/webhook-context';

const DAY_MS = 24 * 60 * 60_000;
/** Longer than all that takes no waiting. */
const MOMENT_MS = 50;

/** @param waitMs so long from now the call is waited for */
function takeWhilePlacing(
	id: string,
	waitMs: number,
	answer: object = { status: 200, body: { message: 'Received.', report: id } },
) {
	reportWatch.placing({ id });
	const { context, sent } = webhookContext({
		type: 'outboundCallResult',
		url: urlOfReport({
			id,
			expiresAt: Date.now() + waitMs + DAY_MS,
			deliver: { resume: RESUME_URL },
		}),
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
