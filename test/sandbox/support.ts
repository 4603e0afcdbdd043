import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startSandbox, type Sandbox, type SandboxSettings } from '../../sandbox/index';
import { listen } from '../support/listen';
import { instantClock } from './clocks';

export const COURIER = {
	talkdesk: '00000000000040008000000000000c01',
	cmCom: '00000000-0000-4000-8000-000000000c01',
	kaleyra: 'SG_00000000-0000-4000-8000-000000000c01',
};
export const PASS_ON = {
	talkdesk: '00000000000040008000000000000c02',
	cmCom: '00000000-0000-4000-8000-000000000c02',
	kaleyra: 'SG_00000000-0000-4000-8000-000000000c02',
};
export const ASKS = {
	talkdesk: '00000000000040008000000000000c03',
	cmCom: '00000000-0000-4000-8000-000000000c03',
	kaleyra: 'SG_00000000-0000-4000-8000-000000000c03',
};
export const APPOINTMENT = {
	talkdesk: '00000000000040008000000000000c04',
	cmCom: '00000000-0000-4000-8000-000000000c04',
	kaleyra: 'SG_00000000-0000-4000-8000-000000000c04',
};
export const PAYMENT = {
	talkdesk: '00000000000040008000000000000c05',
	cmCom: '00000000-0000-4000-8000-000000000c05',
	kaleyra: 'SG_00000000-0000-4000-8000-000000000c05',
};
export const ON_DUTY = {
	talkdesk: '00000000000040008000000000000c06',
	cmCom: '00000000-0000-4000-8000-000000000c06',
	kaleyra: 'SG_00000000-0000-4000-8000-000000000c06',
};
export const APPROVE = {
	talkdesk: '00000000000040008000000000000c07',
	cmCom: '00000000-0000-4000-8000-000000000c07',
	kaleyra: 'SG_00000000-0000-4000-8000-000000000c07',
};
export const PRODUCT_TOKEN = '00000000-0000-4000-8000-000000000001';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
	for (const cleanUp of cleanups.splice(0)) await cleanUp();
});

/** Resolves once `check` holds; jest's own limit ends a wait that never does. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await check())) await nextTurn();
}

/** A sandbox whose phones take no time at all; stopped after the test. */
export async function openSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ clock: instantClock(), speed: 1_000_000, ...settings });
	cleanups.push(() => sandbox.stop());
	return sandbox;
}

/** Whatever came over the wire; a test looks at what it expects there. */
type Json = ReturnType<typeof JSON.parse>;

export interface ReceivedReport {
	readonly method: string;
	readonly query: Record<string, string>;
	readonly body: Json;
}

export interface Receiver {
	readonly url: string;
	readonly reports: ReceivedReport[];
	/** What each report said it is. */
	readonly types: (string | undefined)[];
	/** The requests themselves, for what is signed over their bytes. */
	readonly requests: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
	/** Resolves with the first report. */
	readonly first: Promise<ReceivedReport>;
}

/** A server to report to; answers with the given statuses in turn, then 200, and that JSON. */
export async function openReceiver(
	statuses: number[] = [],
	answer: object = {},
): Promise<Receiver> {
	const reports: ReceivedReport[] = [];
	const types: (string | undefined)[] = [];
	const requests: Receiver['requests'] = [];
	let tellFirst: (report: ReceivedReport) => void;
	const first = new Promise<ReceivedReport>((resolve) => (tellFirst = resolve));
	const left = [...statuses];
	const server = createServer(async (request, response) => {
		const text = await textOf(request);
		const { searchParams } = new URL(request.url!, 'http://receiver');
		const report = {
			method: request.method!,
			query: Object.fromEntries(searchParams),
			body: text === '' ? null : JSON.parse(text),
		};
		requests.push({ headers: request.headers, body: text });
		reports.push(report);
		types.push(request.headers['content-type']);
		response.writeHead(left.shift() ?? 200).end(JSON.stringify(answer));
		tellFirst(report);
	});
	const { url, stop } = await listen(server);
	cleanups.push(stop);
	return { url: `${url}/result`, reports, types, requests, first };
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

export interface Answered {
	readonly status: number;
	readonly headers: Headers;
	/** Parsed where it is JSON. */
	readonly body: Json;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Answered> {
	const response = await fetch(url, init);
	const text = await response.text();
	let body: unknown = text;
	try {
		body = JSON.parse(text);
	} catch {
		// stays text
	}
	return { status: response.status, headers: response.headers, body };
}

const BASIC = `Basic ${Buffer.from('sandbox-client:sandbox-secret').toString('base64')}`;

export const askToken = (
	sandbox: Sandbox,
	form: Record<string, string> = { grant_type: 'client_credentials' },
	headers: Record<string, string> = { authorization: BASIC },
): Promise<Answered> =>
	ask(`${sandbox.baseUrls.talkdesk}/oauth/token`, {
		method: 'POST',
		headers,
		body: new URLSearchParams(form),
	});

export async function startTalkdesk(
	sandbox: Sandbox,
	flowArguments: unknown,
	{ token, flowId = COURIER.talkdesk }: { token?: string; flowId?: string } = {},
): Promise<Answered> {
	const bearer = token ?? (await askToken(sandbox)).body.access_token;
	return ask(`${sandbox.baseUrls.talkdesk}/flows/${flowId}/interactions`, {
		method: 'POST',
		headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
		body: typeof flowArguments === 'string' ? flowArguments : JSON.stringify(flowArguments),
	});
}

export const startCmCom = (
	sandbox: Sandbox,
	request: Record<string, unknown>,
	{ token = PRODUCT_TOKEN }: { token?: string } = {},
): Promise<Answered> =>
	ask(`${sandbox.baseUrls.cmCom}/FlowBuilder`, {
		method: 'POST',
		headers: { 'x-cm-producttoken': token, 'content-type': 'application/json' },
		body: JSON.stringify({
			caller: '+442079460018',
			'callflow-id': COURIER.cmCom,
			...request,
		}),
	});

export const startKaleyra = (
	sandbox: Sandbox,
	form: Record<string, string> | string,
	{ key = 'sandbox-key', sid = 'HXSANDBOX' }: { key?: string; sid?: string } = {},
): Promise<Answered> =>
	ask(`${sandbox.baseUrls.kaleyra}/v1/${sid}/voice/outbound`, {
		method: 'POST',
		headers: { 'api-key': key, 'content-type': 'application/x-www-form-urlencoded' },
		body:
			typeof form === 'string'
				? form
				: new URLSearchParams({ bridge: '+14155550160', target: COURIER.kaleyra, ...form }),
	});

/** Starts the courier's call at any provider, with the callback for its report. */
export function start(
	sandbox: Sandbox,
	provider: 'talkdesk' | 'cmCom' | 'kaleyra',
	to: string,
	resultUrl: string,
): Promise<Answered> {
	switch (provider) {
		case 'talkdesk':
			return startTalkdesk(sandbox, {
				customer_number: to,
				result_url: resultUrl,
				result_token: 'genuine',
			});
		case 'cmCom':
			return startCmCom(sandbox, { callee: to, 'callback-url': `${resultUrl}?rb=genuine` });
		case 'kaleyra':
			return startKaleyra(sandbox, { to, dlrurl: `${resultUrl}?rb=genuine&status={status}` });
	}
}

export const control = (
	sandbox: Sandbox,
	method: string,
	path: string,
	body?: unknown,
): Promise<Answered> =>
	ask(`${sandbox.url}/_sandbox${path}`, {
		method,
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
