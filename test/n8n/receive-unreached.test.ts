jest.mock('../../nodes/shared/host/clock', () => ({
	n8nClock: { now: () => Date.now(), sleep: async () => undefined },
}));
import { receive } from '../../nodes/OutboundCallResult/receive';
import { RESUME_URL } from './support/contexts';
import { urlOfReport } from './support/tokens';
import { webhookContext } from './support/webhook-context';

const urlWith = (id: string) => urlOfReport({ id, deliver: { resume: RESUME_URL } });

describe('a relay that does not reach the execution at the public address of n8n', () => {
	it.each([
		['a page of something else', { status: 200, body: '<html>Welcome</html>' }],
		['another JSON', { status: 200, body: { ok: true } }],
		['a page that says there is nothing', { status: 404, body: '<html>404</html>' }],
	])('starts its workflow and says so: %s answers there', async (what, page) => {
		const { context, warned } = webhookContext({
			type: 'outboundCallResult',
			url: urlWith(what),
			answers: Array(20).fill(page),
		});
		const [item] = (await receive(context)).workflowData!.flat();
		expect(item!.json.hint).toMatch(/was not reached: no answer of n8n at n8n.example.com/);
		expect(warned).toEqual([item!.json.hint]);
	});
});

describe('a relay whose n8n is out of reach of its database', () => {
	it('starts its workflow where the execution turns out to have failed: it has not taken the report', async () => {
		const { context } = webhookContext({
			type: 'outboundCallResult',
			url: urlWith('database'),
			answers: [
				{ status: 503, body: { code: 503, message: 'Database is not ready!' } },
				{ status: 409, body: { message: 'The execution "7" has finished with error.' } },
			],
		});
		expect((await receive(context)).workflowData?.flat()).toHaveLength(1);
	});
});
