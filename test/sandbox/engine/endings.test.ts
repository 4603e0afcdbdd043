import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReceiver, openSandbox, start, type ReceivedReport } from '../support';

const PROVIDERS = ['talkdesk', 'cmCom', 'kaleyra'] as const;
type ProviderName = (typeof PROVIDERS)[number];

/** The rows of `| ending | on the phone | talkdesk | cmCom | kaleyra | source |`. */
const documented = readFileSync(join(__dirname, '../../../docs/sandbox.md'), 'utf8')
	.split('\n')
	.filter((line) => /^\| \d\d \|/.test(line))
	.flatMap((line) => {
		const [, ending = '', , ...exits] = line.split('|').map((cell) => cell.trim());
		return PROVIDERS.map((provider, index) => ({ ending, provider, exit: exits[index] }));
	});

/** What each provider's documents say its words mean; the SIP codes are RFC 3261's. */
const EXITS: Record<ProviderName, Record<string, string>> = {
	talkdesk: {
		Answered: 'answered',
		Busy: 'busy',
		'No Answer': 'noAnswer',
		'Invalid number': 'invalidNumber',
		failed: 'failed',
	},
	cmCom: {
		'10 BYE': 'answered',
		'12 486': 'busy',
		'12 603': 'busy',
		'9': 'noAnswer',
		'11 503': 'failed',
	},
	kaleyra: {
		ANSWER: 'answered',
		BUSY: 'busy',
		REJECTED: 'busy',
		NOANSWER: 'noAnswer',
		NOROUTE: 'invalidNumber',
		FAILED: 'failed',
	},
};

const WORD_OF: Record<ProviderName, (report: ReceivedReport) => string> = {
	talkdesk: ({ body }) => body.exit,
	cmCom: ({ body: { result } }) =>
		[result.code, result['sip-disconnect-code']].filter(Boolean).join(' '),
	kaleyra: ({ query }) => query.status ?? '',
};

const TIMES: Record<string, number> = { '08': 0, '09': 2 };

describe('the number endings, as docs/sandbox.md lists them', () => {
	it('are ten, at each of three providers', () => {
		expect(documented.map(({ ending }) => ending)).toEqual(
			Array.from({ length: 30 }, (_, index) => String(Math.floor(index / 3) + 1).padStart(2, '0')),
		);
	});

	it.each(documented)('$ending at $provider ends as $exit', async ({ ending, provider, exit }) => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		const { status } = await start(sandbox, provider, `+141555501${ending}`, receiver.url);
		await sandbox.idle();
		const { reports } = receiver;
		if (status === 400) {
			expect([exit, provider, reports]).toEqual(['invalidNumber', 'cmCom', []]);
			return;
		}
		expect(reports).toHaveLength(TIMES[ending] ?? 1);
		const [first, second] = reports;
		expect(first ? EXITS[provider][WORD_OF[provider](first)] : 'noResult').toBe(exit);
		if (second) expect(second).toEqual(first);
	});

	it.each(PROVIDERS)('10 at %s is reported before the start is answered', async (provider) => {
		const sandbox = await openSandbox();
		const receiver = await openReceiver();
		await start(sandbox, provider, '+14155550110', receiver.url);
		expect(receiver.reports).toHaveLength(1);
	});

	it.each(PROVIDERS)(
		'10 at %s is answered all the same when there is no address to tell it to',
		async (provider) => {
			const sandbox = await openSandbox();
			const { status } = await start(sandbox, provider, '+14155550110', 'http://127.0.0.1:9/');
			expect([200, 202]).toContain(status);
		},
	);

	it.each(PROVIDERS)('any other ending is answered at %s', async (provider) => {
		const sandbox = await openSandbox();
		await start(sandbox, provider, '+442079460042', 'http://127.0.0.1:9/');
		await sandbox.idle();
		expect(sandbox.calls()).toMatchObject([{ phone: 'answered', exit: 'answered' }]);
	});
});
