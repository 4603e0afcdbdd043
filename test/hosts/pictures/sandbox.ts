import { startSandbox, type Sandbox } from '../../../sandbox/index';
import { openBrowser } from '../support/browser';
import { SANDBOX } from '../../node-red/support/flow';
import type { Album } from './album';

/** As in life: phones ring long enough to be looked at. */
const SPEED = 1;
const COURIER_ASKS = '00000000000040008000000000000c03';
const TO = { asked: '+14155550101', rejecting: '+14155550102', ringing: '+447700900103' };

/** Three phones at three moments of a call, and what the sandbox tells about a call that is over. */
export async function takeSandbox(album: Album): Promise<void> {
	const sandbox = await startSandbox({ speed: SPEED });
	const browser = await openBrowser();
	const { page } = browser;
	const phone = (number: string) => page.getByLabel(`Phone ${number}`);
	try {
		await page.setViewportSize({ width: 1120, height: 860 });
		await page.goto(`${sandbox.url}/#phones`);
		await page.locator('#connection', { hasText: 'Live' }).waitFor();
		const held = page.waitForResponse(`${sandbox.url}/_sandbox/hold`);
		await page.getByLabel('I pick up myself').check();
		await held;

		await callWithTalkdesk(sandbox, TO.asked);
		await phone(TO.asked).getByRole('button', { name: 'Answer' }).click();
		await phone(TO.asked).getByText('The flow waits for a key.').waitFor();
		await callWithTalkdesk(sandbox, TO.rejecting);
		await callWithCmCom(sandbox, TO.ringing);
		await phone(TO.ringing).getByRole('button', { name: 'Answer' }).waitFor();
		await phone(TO.rejecting).getByRole('button', { name: 'Reject' }).click();
		await phone(TO.rejecting).getByText('Rejected').waitFor();
		await page.evaluate(() => window.scrollTo(0, 0));
		await album.add(page, 'sandbox-phones');

		await phone(TO.asked).getByRole('button', { name: '2', exact: true }).click();
		await phone(TO.asked).getByText('Call over').waitFor();
		await phone(TO.asked).getByRole('link', { name: 'See what happened' }).click();
		await page.locator('.story').getByText('Keys pressed: 2').waitFor();
		await album.add(page, 'sandbox-call');
	} finally {
		await browser.close();
		await sandbox.stop();
	}
}

const post = async (address: string, headers: Record<string, string>, body: object) => {
	const answer = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
	return (await answer.json()) as Record<string, string>;
};

async function callWithTalkdesk({ baseUrls }: Sandbox, to: string) {
	const { clientId, clientSecret } = SANDBOX.talkdesk.credentials;
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
	const token = await fetch(`${baseUrls.talkdesk}/oauth/token`, {
		method: 'POST',
		headers: { authorization: `Basic ${basic}` },
		body: new URLSearchParams({
			grant_type: 'client_credentials',
			scope: 'flows-interactions:start',
		}),
	});
	const { access_token } = (await token.json()) as { access_token: string };
	await post(
		`${baseUrls.talkdesk}/flows/${COURIER_ASKS}/interactions`,
		{ authorization: `Bearer ${access_token}` },
		{
			customer_number: to,
			order_number: '1042',
			origin_store: 'Corner Deli',
			reference: `order-1042-${to.slice(-2)}`,
		},
	);
}

const callWithCmCom = ({ baseUrls }: Sandbox, to: string) =>
	post(
		`${baseUrls.cmCom}/FlowBuilder`,
		{ 'x-cm-producttoken': SANDBOX.cmCom.credentials.productToken! },
		{ callee: to, caller: SANDBOX.cmCom.from, 'callflow-id': SANDBOX.cmCom.flowId },
	);
