import { fillText, Flow } from '../../../sandbox/flows/flow';
import courier from '../../../sandbox/flows/built-in/courier-at-the-door.json';
import { openReceiver, openSandbox, PASS_ON, startCmCom, startTalkdesk } from '../support';

async function runOnTalkdesk(flowArguments: Record<string, string>, flowId?: string) {
	const sandbox = await openSandbox();
	const receiver = await openReceiver();
	const { body } = await startTalkdesk(
		sandbox,
		{ result_url: receiver.url, result_token: 'genuine', ...flowArguments },
		{ flowId },
	);
	await sandbox.idle();
	const [call] = sandbox.calls();
	return { reports: receiver.reports, call: call!, interactionId: body.interaction_id };
}

describe('the flow "Courier at the door"', () => {
	const order = { order_number: '1042', origin_store: 'Corner Shop' };

	it('tells the customer about the order, and reports before it speaks', async () => {
		const { call } = await runOnTalkdesk({ customer_number: '+14155550101', ...order });
		const events = call.timeline.map(({ event }) => event);
		expect(events).toEqual(['placed', 'ringing', 'answered', 'report', 'says', 'ended']);
		expect(call.timeline[4]).toMatchObject({
			step: 'tell_customer',
			text: expect.stringContaining('Your Corner Shop order 1042 has arrived'),
		});
	});

	it.each([
		{ ending: '01', exit: 'Answered' },
		{ ending: '03', exit: 'Busy' },
		{ ending: '04', exit: 'No Answer' },
		{ ending: '05', exit: 'Invalid number' },
		{ ending: '06', exit: 'failed' },
	])('posts $exit for ending $ending, with its token and interaction', async ({ ending, exit }) => {
		const { reports, interactionId } = await runOnTalkdesk({
			customer_number: `+141555501${ending}`,
			...order,
		});
		const body = { token: 'genuine', exit, interaction_id: interactionId, order_number: '1042' };
		expect(reports).toEqual([{ method: 'POST', query: {}, body }]);
	});

	it('runs without a report when it is told no address', async () => {
		const { reports, call } = await runOnTalkdesk({
			customer_number: '+14155550101',
			result_url: '',
		});
		expect(reports).toEqual([]);
		expect(call.timeline).toContainEqual(expect.objectContaining({ event: 'noResultAddress' }));
		expect(call.exit).toBe('answered');
	});

	it('goes on when the address is no address', async () => {
		const { call } = await runOnTalkdesk({
			customer_number: '+14155550101',
			result_url: 'my server',
		});
		expect(call.timeline).toContainEqual(expect.objectContaining({ event: 'reportFailed' }));
		expect(call.endedAt).not.toBeNull();
	});

	it('speaks without the variables it was not given, and notes which', async () => {
		const { call } = await runOnTalkdesk({ customer_number: '+14155550101' });
		expect(call.timeline).toContainEqual(
			expect.objectContaining({ event: 'missingVariable', variable: 'order_number' }),
		);
		expect(call.timeline).toContainEqual(
			expect.objectContaining({ text: expect.stringContaining('Your order has arrived') }),
		);
	});

	it('takes the same variables at CM.com', async () => {
		const sandbox = await openSandbox();
		await startCmCom(sandbox, { callee: '+14155550101', 'flow-variables': order });
		await sandbox.idle();
		expect(sandbox.calls()[0]?.timeline).toContainEqual(
			expect.objectContaining({ text: expect.stringContaining('Corner Shop order 1042') }),
		);
	});
});

describe('the flow "Pass the call on"', () => {
	it.each([
		{ ending: '01', forward: 'ok' },
		{ ending: '02', forward: 'ok' },
		{ ending: '03', forward: 'No answer' },
		{ ending: '04', forward: 'No answer' },
		{ ending: '05', forward: 'Invalid number' },
		{ ending: '06', forward: 'failed' },
		{ ending: '07', forward: 'No answer' },
	])(
		'posts forward $forward when the second number ends in $ending',
		async ({ ending, forward }) => {
			const { reports } = await runOnTalkdesk(
				{ contact_1: '+14155550101', contact_2: `+4420794609${ending}` },
				PASS_ON.talkdesk,
			);
			expect(reports.map(({ body }) => body)).toMatchObject([{ exit: 'Answered', forward }]);
		},
	);

	it('calls a missing second number invalid', async () => {
		const { reports } = await runOnTalkdesk({ contact_1: '+14155550101' }, PASS_ON.talkdesk);
		expect(reports[0]?.body).toMatchObject({ exit: 'Answered', forward: 'Invalid number' });
	});

	it.each([
		{ ending: '03', exit: 'Busy' },
		{ ending: '04', exit: 'No Answer' },
		{ ending: '05', exit: 'Invalid number' },
		{ ending: '06', exit: 'failed' },
	])(
		'posts $exit and no forward when the first number ends in $ending',
		async ({ ending, exit }) => {
			const { reports, interactionId } = await runOnTalkdesk(
				{ contact_1: `+141555501${ending}`, contact_2: '+14155550101' },
				PASS_ON.talkdesk,
			);
			const body = { token: 'genuine', exit, interaction_id: interactionId };
			expect(reports.map((report) => report.body)).toEqual([body]);
		},
	);

	it('passes on to the second number at CM.com, whose callback knows the first leg only', async () => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await startCmCom(sandbox, {
			callee: '+14155550101',
			'callflow-id': PASS_ON.cmCom,
			'flow-variables': { contact_2: '+14155550104' },
			'callback-url': receiver.url,
		});
		await sandbox.idle();
		expect(receiver.reports[0]?.body.result.code).toBe(10);
		expect(sandbox.calls()[0]?.timeline).toContainEqual(
			expect.objectContaining({ event: 'forwarded', phone: 'noAnswer', exit: 'No answer' }),
		);
	});
});

describe('Flow', () => {
	it.each<[string, object, string]>([
		['a first step that is not there', { initial: 'nowhere' }, 'initial'],
		['an exit to a step that is not there', { steps: { ...courier.steps, end: undefined } }, 'end'],
		[
			'a ring time Studio does not offer',
			{
				steps: {
					...courier.steps,
					call_customer: { ...courier.steps.call_customer, ring_seconds: 36 },
				},
			},
			'ring_seconds',
		],
		['an unknown component', { steps: { order_event: { component: 'send_fax' } } }, 'component'],
	])('refuses %s, naming the place', (_given, change, place) => {
		const { success, error } = Flow.safeParse({ ...courier, ...change });
		expect(success).toBe(false);
		expect(JSON.stringify(error?.issues)).toContain(place);
	});
});

describe('fillText', () => {
	it.each([
		['Order %{current_flow.order}', 'Order 7'],
		['%{current_flow.order}%{current_flow.order}', '77'],
		['%{current_flow.gone}!', '!'],
		['%{current_flow.constructor}', ''],
		['%{other.order} {order} 100%', '%{other.order} {order} 100%'],
	])('turns %s into %s', (template, text) => {
		expect(fillText(template, { order: '7' })).toBe(text);
	});
});
