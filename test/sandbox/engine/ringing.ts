import { manualClock } from '../clocks';
import { control, COURIER, openReceiver, openSandbox, startTalkdesk, until } from '../support';

/** A sandbox whose time stands still until the test moves it. */
export async function still({ settings = {}, speed = 1 } = {}) {
	const clock = manualClock();
	const sandbox = await openSandbox({ clock, speed, options: settings });
	return { clock, sandbox };
}

export const onlyCall = (sandbox: Awaited<ReturnType<typeof openSandbox>>) =>
	sandbox.calls().at(-1)!;

interface Wanted {
	readonly to?: string;
	readonly flow?: typeof COURIER;
	readonly settings?: object;
	readonly speed?: number;
	readonly hold?: boolean;
}

/** A phone that rings; `pass` lets real seconds pass. */
export async function ringing(wanted: Wanted = {}) {
	const { to = '+14155550103', flow = COURIER, hold = false } = wanted;
	const { clock, sandbox } = await still(wanted);
	const receiver = await openReceiver();
	const setHold = (held: boolean) => control(sandbox, 'POST', '/hold', { hold: held });
	await setHold(hold);
	await startTalkdesk(
		sandbox,
		{
			customer_number: to,
			contact_1: to,
			contact_2: '+14155550101',
			order_number: '1042',
			result_url: receiver.url,
			result_token: 'genuine',
		},
		{ flowId: flow.talkdesk },
	);
	const { id } = onlyCall(sandbox);
	const phone = (order: object) => control(sandbox, 'POST', `/calls/${id}/phone`, order);
	const state = async () => (await control(sandbox, 'GET', `/calls/${id}`)).body;
	await until(async () => (await state()).state === 'ringing');
	const pass = (seconds: number) => clock.pass(seconds * 1_000);
	return { sandbox, receiver, id, phone, state, pass, setHold };
}
