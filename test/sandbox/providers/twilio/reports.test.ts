/** How a call at Twilio comes home: by the flow's own post, signed, and by the execution's steps. */
import { createServer } from 'node:http';
import { parseReport, providers, type Exit } from '../../../../core';
import { listen, type Listening } from '../../../support/listen';
import { control, openSandbox } from '../../support';
import { FLOW, get, reportingTo, startTwilio } from './support';

const KEY = 'sandbox-twilio-token';
const { ask, callback } = providers.twilio;

interface Arrived {
	readonly url: string;
	readonly headers: Record<string, string>;
	readonly rawBody: string;
}

let server: Listening;
let address: string;
let arrived: Arrived[];

beforeEach(async () => {
	arrived = [];
	const receiver = createServer((request, response) => {
		let rawBody = '';
		request.setEncoding('utf8');
		request.on('data', (part: string) => (rawBody += part));
		request.on('end', () => {
			const url = new URL(request.url!, address).href;
			arrived.push({ url, headers: request.headers as Record<string, string>, rawBody });
			response.end('{}');
		});
	});
	server = await listen(receiver);
	address = `${server.url}/result?rb=genuine`;
});
afterEach(() => server.stop());

const verdictOf = (report: Arrived, key = KEY) =>
	callback.signature!.verify(parseReport({ query: {}, ...report }), key, 0);
const readingOf = (report: Arrived) =>
	callback.read(parseReport({ query: {}, ...report }), 'order');

async function callTo(to: string, options: object = {}) {
	const sandbox = await openSandbox({ options });
	const { body } = await startTwilio(sandbox, { To: to, ...reportingTo(address) });
	await sandbox.idle();
	return { sandbox, id: String(body.sid) };
}

describe('the post of a flow at Twilio', () => {
	it.each<[string, Exit, Record<string, string>]>([
		['01', 'answered', { exit: 'answered', answered_by: 'human', sip_code: '' }],
		['02', 'voicemail', { exit: 'answered', answered_by: 'machine_start', sip_code: '' }],
		['03', 'busy', { exit: 'busy', answered_by: '', sip_code: '' }],
		['04', 'noAnswer', { exit: 'noAnswer', answered_by: '', sip_code: '' }],
		['05', 'invalidNumber', { exit: 'failed', answered_by: '', sip_code: '404' }],
		['06', 'failed', { exit: 'failed', answered_by: '', sip_code: '503' }],
		['07', 'busy', { exit: 'busy', answered_by: '', sip_code: '' }],
	])('of ending %s is read as %s', async (ending, exit, told) => {
		const { id, sandbox } = await callTo(`+141555501${ending}`);
		expect(arrived).toHaveLength(1);
		const report = arrived[0]!;
		expect(JSON.parse(report.rawBody)).toMatchObject({
			token: 'genuine',
			execution_sid: id,
			...told,
		});
		expect(readingOf(report)).toMatchObject({ kind: 'final', exit, callId: id });
		expect(sandbox.calls()).toMatchObject([{ exit }]);
	});

	it('is signed over an address that names its hash', async () => {
		await callTo('+14155550101');
		const [report] = arrived;
		expect(report!.url).toMatch(/\?rb=genuine&bodySHA256=[\da-f]{64}$/);
		expect(report!.headers['content-type']).toBe('application/json');
		expect(verdictOf(report!)).toBe('valid');
		expect(verdictOf(report!, 'another-key')).toBe('invalid');
		expect(verdictOf({ ...report!, rawBody: report!.rawBody.replace('answered', 'busy') })).toBe(
			'invalid',
		);
	});

	it.each(['oversized-report', 'duplicate-report', 'wrong-content-type'])(
		'is signed as it goes out, with the fault %s too',
		async (fault) => {
			const sandbox = await openSandbox();
			await control(sandbox, 'POST', '/faults', { provider: 'twilio', fault });
			await startTwilio(sandbox, { To: '+14155550101', ...reportingTo(address) });
			await sandbox.idle();
			expect(arrived.length).toBeGreaterThan(0);
			expect(arrived.map((report) => verdictOf(report))).toEqual(arrived.map(() => 'valid'));
		},
	);

	it('of an impostor is not signed', async () => {
		const sandbox = await openSandbox();
		await control(sandbox, 'POST', '/faults', { provider: 'twilio', fault: 'forged-report' });
		await startTwilio(sandbox, { To: '+14155550101', ...reportingTo(address) });
		await sandbox.idle();
		expect(arrived.map((report) => verdictOf(report))).toEqual(['missing', 'valid']);
	});
});

describe('the steps of an execution', () => {
	const askedOf = async (to: string) => {
		const { sandbox, id } = await callTo(to);
		const { path } = ask!.request({}, id, FLOW);
		return { sandbox, id, answer: await get(sandbox, path) };
	};

	it.each<[string, Exit]>([
		['01', 'answered'],
		['02', 'voicemail'],
		['03', 'busy'],
		['04', 'noAnswer'],
		['05', 'invalidNumber'],
		['06', 'failed'],
		['08', 'answered'],
	])('tell ending %s as %s, whether the flow has posted or not', async (ending, exit) => {
		const { id, answer } = await askedOf(`+141555501${ending}`);
		const { status, body } = answer;
		expect(ask!.read({ status, headers: {}, body })).toMatchObject({ exit, callId: id });
	});

	it('tell each event, the newest first', async () => {
		const { answer } = await askedOf('+14155550103');
		const steps = answer.body.steps as Array<Record<string, unknown>>;
		expect(steps.map(({ name }) => name).slice(-3)).toEqual(['success', 'busy', 'incomingRequest']);
		expect(answer.body.meta.key).toBe('steps');
	});

	it('are known to nobody else', async () => {
		const { sandbox, id } = await askedOf('+14155550101');
		const path = (flow: string, call: string) => `/v2/Flows/${flow}/Executions/${call}`;
		expect((await get(sandbox, path(FLOW, id))).body).toMatchObject({ sid: id, status: 'ended' });
		expect((await get(sandbox, path(`FW${'0'.repeat(32)}`, id))).status).toBe(404);
		expect((await get(sandbox, path(FLOW, `FN${'0'.repeat(32)}`))).status).toBe(404);
		expect((await get(sandbox, `${path(FLOW, id)}/Steps`, '')).status).toBe(401);
	});
});
