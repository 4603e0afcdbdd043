import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { repeatsOf } from '../../../../sandbox/providers/jambonz/posts';
import { cleanTag } from '../../../../sandbox/providers/jambonz/request';
import { listen } from '../../../support/listen';
import { control, openReceiver, openSandbox, type Receiver } from '../../support';
import { APPLICATION, setHook, startCall } from './support';

const number = (ending: string) => ({ to: { type: 'phone', number: `+141555501${ending}` } });
/** What each post said, in the order of their arrival. */
const wordsOf = ({ reports }: Receiver) => reports.map(({ body }) => body.type ?? body.call_status);

async function posted(ending: string, change: object = {}, options: object = {}) {
	const receiver = await openReceiver();
	const sandbox = await openSandbox({
		options: { jambonzStatusHook: receiver.url, ...options },
	});
	await startCall(sandbox, { ...number(ending), ...change });
	await sandbox.idle();
	return { receiver, sandbox };
}

describe('what jambonz posts', () => {
	it.each([
		['01', 'completed', 200],
		['02', 'completed', 200],
		['03', 'busy', 486],
		['04', 'no-answer', 487],
		['05', 'failed', 404],
		['06', 'failed', 503],
		['07', 'busy', 603],
	])('of a number that ends in %s says %s, SIP %i', async (ending, call_status, sip_status) => {
		const { receiver } = await posted(ending);
		const end = receiver.reports.at(-1)!.body;
		expect(end).toMatchObject({ call_status, sip_status, direction: 'outbound' });
		expect('duration' in end).toBe(call_status === 'completed');
		expect(end.customerData).toEqual({
			token: 'genuine',
			reference: 'order-1042',
			order_number: '1042',
		});
	});

	it('is every status on the way', async () => {
		expect(wordsOf((await posted('01')).receiver)).toEqual([
			'trying',
			'ringing',
			'in-progress',
			'completed',
		]);
		expect(wordsOf((await posted('05')).receiver)).toEqual(['trying', 'failed']);
	});

	it('can come out of order', async () => {
		const { receiver } = await posted('01', {}, { jambonzPosts: 'reversed' });
		expect(wordsOf(receiver).at(-1)).toBe('in-progress');
	});

	it('is nothing where the application has no hook', async () => {
		const sandbox = await openSandbox();
		await startCall(sandbox, { call_status_hook: 'http://127.0.0.1:9/own' });
		await sandbox.idle();
		const events = sandbox.calls()[0]!.timeline.map(({ event }) => event);
		expect(events).toContain('noResultAddress');
		expect(events).not.toContain('report');
	});

	it('goes to the hook of the application, before that of all', async () => {
		const [own, all] = [await openReceiver(), await openReceiver()];
		const sandbox = await openSandbox({ options: { jambonzStatusHook: all.url } });
		await setHook(sandbox, { url: own.url }, APPLICATION);
		await startCall(sandbox);
		await sandbox.idle();
		expect(own.reports).not.toEqual([]);
		expect(all.reports).toEqual([]);
	});

	it.each([
		['02', 'amd_machine_detected'],
		['01', 'amd_human_detected'],
	])('about the detection of %s goes to the hook of the call: %s', async (ending, type) => {
		const detection = await openReceiver();
		const { receiver, sandbox } = await posted(ending, {
			amd: { actionHook: `${detection.url}?rb=genuine` },
		});
		expect(detection.reports).toMatchObject([
			{ query: { rb: 'genuine' }, body: { type, call_status: 'in-progress' } },
		]);
		expect(wordsOf(receiver).at(-1)).toBe('completed');
		expect(sandbox.calls()).toMatchObject([{ exit: ending === '02' ? 'voicemail' : 'answered' }]);
	});

	it('is forged without the key and the token', async () => {
		const receiver = await openReceiver();
		const sandbox = await openSandbox({ options: { jambonzStatusHook: receiver.url } });
		await control(sandbox, 'POST', '/faults', { provider: 'jambonz', fault: 'forged-report' });
		await startCall(sandbox, number('03'));
		await sandbox.idle();
		const forged = receiver.reports.filter(({ body }) => body.customerData.token !== 'genuine');
		expect(forged).toMatchObject([{ body: { call_status: 'completed' } }]);
	});
});

describe('the signature of a post', () => {
	it('is over its time and its bytes', async () => {
		const seen: Array<{ headers: IncomingHttpHeaders; text: string }> = [];
		const server = createServer((request, response) => {
			let text = '';
			request
				.on('data', (chunk) => (text += String(chunk)))
				.on('end', () => {
					seen.push({ headers: request.headers, text });
					response.end();
				});
		});
		const { url, stop } = await listen(server);
		try {
			const sandbox = await openSandbox({ options: { jambonzStatusHook: `${url}/` } });
			await startCall(sandbox);
			await sandbox.idle();
		} finally {
			await stop();
		}
		expect(seen).not.toEqual([]);
		for (const { headers, text } of seen) {
			const [, time, digest] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['jambonz-signature']))!;
			const expected = createHmac('sha256', 'wh_secret_sandbox')
				.update(`${time}.${text}`)
				.digest('hex');
			expect(digest).toBe(expected);
		}
	});
});

describe('a post that is not taken', () => {
	/** How often the end of the call arrives at a hook that answers the statuses in turn. */
	async function tries(fragment: string, statuses: number[]): Promise<number> {
		const receiver = await openReceiver(statuses);
		const sandbox = await openSandbox({
			options: { jambonzStatusHook: receiver.url + fragment },
		});
		await startCall(sandbox, number('05'));
		await sandbox.idle();
		return wordsOf(receiver).filter((word) => word === 'failed').length;
	}

	it.each([
		['', [200, 503, 503], 1],
		['#rc=3&rp=ct,rt,5xx', [200, 503, 503], 3],
		['#rc=3&rp=ct,rt,5xx', [200, 503, 503, 503, 503, 503], 4],
		['#rc=3&rp=ct,rt,5xx', [200, 401, 401], 1],
		['#rc=1', [200, 503, 503], 1],
		['#rc=2&rp=all', [200, 404, 404], 3],
	])('is repeated as its address says: "%s", answered %j', async (fragment, statuses, count) => {
		expect(await tries(fragment, statuses)).toBe(count);
	});

	it('is repeated five times at most, after what the policy names', () => {
		const { tries: most, when } = repeatsOf('https://x.example/#rc=9&rp=rt');
		expect(most).toBe(6);
		expect([when({ error: 'timeout' }), when({ error: 'ECONNRESET' })]).toEqual([true, false]);
		expect(repeatsOf('https://x.example/#rc=1').when({ error: 'ECONNREFUSED' })).toBe(true);
	});
});

describe('a tag', () => {
	it('is handed on trimmed, with addresses written out and an error for null', () => {
		expect(cleanTag({ a: ' x ', b: ['HTTP://x', ' http://X.example '], c: null, d: 1 })).toEqual({
			a: 'x',
			b: ['HTTP://x', 'http://x.example/'],
			c: 'Error: Cannot convert undefined or null to object',
			d: 1,
		});
	});
});
