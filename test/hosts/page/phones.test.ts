import { ASKS, openReceiver, startCmCom, startTalkdesk } from '../../sandbox/support';
import { openPage, phoneOf, pickUpMyself, stillSandbox, useBrowser } from './support';

const TO = '+14155550104';
const browser = useBrowser();

/** A page with "I pick up myself" on, and one phone ringing on it. */
async function ringing() {
	const { page } = browser();
	const { sandbox, pass } = await stillSandbox();
	const receiver = await openReceiver();
	await openPage(page, sandbox);
	await pickUpMyself(page, sandbox);
	await startTalkdesk(
		sandbox,
		{
			customer_number: TO,
			order_number: '1042',
			origin_store: 'Corner shop',
			result_url: receiver.url,
			result_token: 'genuine',
		},
		{ flowId: ASKS.talkdesk },
	);
	const phone = phoneOf(page, TO);
	const acted = () => page.waitForResponse(/\/phone$/);
	await phone.getByRole('button', { name: 'Answer' }).waitFor();
	return { page, sandbox, receiver, phone, pass, acted };
}

describe('a phone on the page', () => {
	it('is answered by a click, speaks, takes a key, and the digits reach the report', async () => {
		const { page, sandbox, receiver, phone, pass, acted } = await ringing();
		await phone.getByRole('button', { name: 'Answer' }).click();
		await phone.getByText('Your Corner shop order 1042 is on its way').waitFor();
		const pressed = acted();
		await phone.getByRole('button', { name: '2', exact: true }).click();
		expect((await pressed).status()).toBe(200);
		await pass(60);
		await sandbox.idle();
		expect((await receiver.first).body).toMatchObject({ exit: 'Answered', digits: '2' });

		await phone.getByText('Call over').waitFor();
		await phone.getByRole('link', { name: 'See what happened' }).click();
		await page.locator('.story').getByText('Keys pressed: 2').waitFor();
		expect(await page.locator('.story .leaves').allTextContents()).toEqual([
			'leaves by Answered',
			'leaves by tomorrow',
			'leaves by Success',
		]);
	});

	it('shows a key that is pressed before the flow asks', async () => {
		const { phone } = await ringing();
		await phone.getByRole('button', { name: 'Answer' }).click();
		await phone.getByText('Press 1 to receive it today').waitFor();
		await phone.getByRole('button', { name: '2', exact: true }).click();
		await phone.getByText('Pressed: 2').waitFor();
	});

	it('rings no more when the sandbox does not answer', async () => {
		const { page, sandbox, phone } = await ringing();
		await sandbox.stop();
		await page.locator('#connection', { hasText: 'Reconnecting' }).waitFor();
		await phone.getByText('Interrupted').waitFor();
		expect(await phone.getAttribute('data-state')).toBe('ended');
		expect(await page.title()).toBe('Ringback sandbox');
	});

	it('is rejected by a click, and the report says busy', async () => {
		const { sandbox, receiver, phone, pass } = await ringing();
		await phone.getByRole('button', { name: 'Reject' }).click();
		await phone.getByText('Rejected').waitFor();
		await pass(60);
		await sandbox.idle();
		expect((await receiver.first).body).toMatchObject({ exit: 'Busy' });
	});

	it('asks for keys when the flow waits for them, and is hung up', async () => {
		const { sandbox, phone, pass } = await ringing();
		await phone.getByRole('button', { name: 'Answer' }).click();
		await phone.getByText('Press 1 to receive it today').waitFor();
		await pass(12);
		await phone.getByText('The flow waits for a key.').waitFor();
		await phone.getByRole('button', { name: 'Hang up' }).click();
		await phone.getByText('Call over').waitFor();
		expect(sandbox.calls()[0]?.timeline.map(({ event }) => event)).toContain('hungUp');
	});

	it('rings on until its ring time is over when it is let ring', async () => {
		const { phone, pass } = await ringing();
		await phone.getByRole('button', { name: 'Let it ring' }).click();
		await phone.getByText('You let it ring.').waitFor();
		await pass(16);
		await phone.getByText('No answer').waitFor();
	});

	it('obeys the keyboard while it has the focus, and keeps it', async () => {
		const { page, phone } = await ringing();
		await phone.focus();
		await page.keyboard.press('a');
		await phone.getByRole('button', { name: 'Hang up' }).waitFor();
		expect(await phone.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.keyboard.press('h');
		await phone.getByText('Call over').waitFor();
	});

	it('leaves letters alone that are pressed elsewhere', async () => {
		const { page, phone } = await ringing();
		await page.getByLabel('I pick up myself').focus();
		await page.keyboard.press('r');
		await page.keyboard.press('a');
		expect(await phone.getAttribute('data-state')).toBe('ringing');
	});

	it('is told to those who do not see it, and in the title of the tab', async () => {
		const { page } = await ringing();
		await page.locator('#announcer', { hasText: `Phone ${TO} is ringing.` }).waitFor({
			state: 'attached',
		});
		expect(await page.title()).toBe('(1) Ringback sandbox');
	});

	it('reads aloud what is said when that is switched on', async () => {
		const { page, phone } = await ringing();
		await page.evaluate(() => {
			const speak = speechSynthesis.speak.bind(speechSynthesis);
			speechSynthesis.speak = (utterance) => {
				document.body.dataset.said = (document.body.dataset.said ?? '') + utterance.text;
				speak(utterance);
			};
		});
		await page.getByLabel('Read aloud').check();
		await phone.getByRole('button', { name: 'Answer' }).click();
		await page.locator('body[data-said*="order 1042 is on its way"]').waitFor();
	});

	it('says why when the sandbox refuses', async () => {
		const { page, sandbox, phone } = await ringing();
		await page.route(/\/phone$/, (route) =>
			route.continue({ url: `${sandbox.url}/_sandbox/calls/nothing/phone` }),
		);
		await phone.getByRole('button', { name: 'Answer' }).click();
		await page.getByText('The phone did not do that: no call with this id').waitFor();
		await page.unroute(/\/phone$/);
	});
});

describe('the phones', () => {
	it('ring by the page’s own test call', async () => {
		const { page } = browser();
		const { sandbox } = await stillSandbox();
		await openPage(page, sandbox);
		await pickUpMyself(page, sandbox);
		await page.locator('#test-flow').selectOption('Courier asks');
		await page.getByRole('button', { name: 'Ring a phone' }).click();
		await phoneOf(page, '+14155550101').getByRole('button', { name: 'Answer' }).click();
		await page.getByText('Press 1 to receive it today').waitFor();
	});

	it('do what their number says while nobody picks up, and stay in sight for a moment', async () => {
		const { page } = browser();
		const { sandbox, pass } = await stillSandbox();
		await openPage(page, sandbox);
		await startCmCom(sandbox, { callee: '+14155550103' });
		await phoneOf(page, '+14155550103').getByText('Incoming call').waitFor();
		await pass(2);
		await phoneOf(page, '+14155550103').getByText('Busy').waitFor();
	});

	it('wait for a person again after the sandbox was restarted', async () => {
		const { page } = browser();
		const first = await stillSandbox();
		await openPage(page, first.sandbox);
		await pickUpMyself(page, first.sandbox);
		const { port } = first.sandbox;
		await first.sandbox.stop();
		await page.locator('#connection', { hasText: 'Reconnecting' }).waitFor();
		const held = page.waitForResponse(/\/hold$/);
		const { sandbox, pass } = await stillSandbox({ port });
		expect((await held).status()).toBe(200);
		await startCmCom(sandbox, { callee: '+14155550103' });
		await pass(10);
		expect(await phoneOf(page, '+14155550103').getAttribute('data-state')).toBe('ringing');
	});
});
