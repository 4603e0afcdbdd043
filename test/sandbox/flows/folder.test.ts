import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import courier from '../../../sandbox/flows/built-in/courier-at-the-door.json';
import { startSandbox } from '../../../sandbox/index';
import {
	control,
	COURIER,
	openReceiver,
	openSandbox,
	startCmCom,
	startKaleyra,
	startTalkdesk,
	until,
} from '../support';

const ID = '00000000-0000-4000-8000-00000000f00d';
const mine = { ...courier, id: ID, name: 'Mine' };
const AT = { talkdesk: ID.replaceAll('-', ''), cmCom: ID, kaleyra: `SG_${ID}` };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ringback-flows-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (file: string, content: unknown) =>
	writeFileSync(
		join(folder, file),
		typeof content === 'string' ? content : JSON.stringify(content),
	);

describe('a folder of flows', () => {
	it('is read again when a file comes, changes or goes', async () => {
		put('mine.json', mine);
		const sandbox = await openSandbox({ flows: folder });
		const names = () => sandbox.flows().map(({ name }) => name);
		expect(names()).toContain('Mine');
		put('mine.json', { ...mine, name: 'Mine, better' });
		await until(() => names().includes('Mine, better'));
		rmSync(join(folder, 'mine.json'));
		await until(() => !names().includes('Mine, better'));
		put('again.json', mine);
		await until(() => names().includes('Mine'));
	});

	it('tells which file cannot be used, and why, and runs the others', async () => {
		put('mine.json', mine);
		put('broken.json', '{');
		put('step.json', { ...mine, initial: 'nowhere' });
		put('twice.json', mine);
		put('notes.txt', 'not a flow');
		const sandbox = await openSandbox({ flows: folder });
		const { body } = await control(sandbox, 'GET', '/flows/problems');
		expect(body).toEqual([
			{ file: 'broken.json', message: 'not JSON' },
			{ file: 'step.json', message: 'initial: no step "nowhere"' },
			{ file: 'twice.json', message: 'id: mine.json has the same' },
		]);
		expect(sandbox.flows().map(({ name }) => name)).toContain('Mine');
	});

	it('may replace a built-in flow', async () => {
		put('courier.json', { ...courier, name: 'My courier' });
		const sandbox = await openSandbox({ flows: folder });
		expect(sandbox.flows().filter(({ ids }) => ids.cmCom === COURIER.cmCom)).toMatchObject([
			{ name: 'My courier' },
		]);
	});

	it('that is not there is refused', async () => {
		await expect(startSandbox({ flows: join(folder, 'nowhere') })).rejects.toThrow('not a folder');
	});
});

describe('a flow that is not published', () => {
	const started = async (state: string) => {
		put('mine.json', { ...mine, state });
		const sandbox = await openSandbox({ flows: folder });
		const receiver = await openReceiver();
		const talkdesk = await startTalkdesk(sandbox, {}, { flowId: AT.talkdesk });
		const cmCom = await startCmCom(sandbox, { callee: '+14155550101', 'callflow-id': AT.cmCom });
		expect(sandbox.calls()).toEqual([]);
		const kaleyra = await startKaleyra(sandbox, {
			to: '+14155550101',
			target: AT.kaleyra,
			dlrurl: `${receiver.url}?status={status}`,
		});
		await sandbox.idle();
		return { talkdesk, cmCom, kaleyra, receiver, sandbox };
	};

	it.each([
		['draft', 'FLOW_NOT_PUBLISHED'],
		['paused', 'FLOW_PAUSED'],
		['unassigned', 'FLOW_UNASSIGNED'],
	])('but %s places no call: 404, a refusal, and the status %s', async (state, status) => {
		const { talkdesk, cmCom, kaleyra, receiver, sandbox } = await started(state);
		expect([talkdesk.status, cmCom.status]).toEqual([404, 400]);
		expect(kaleyra.body.code).toBe('RBC3007');
		expect(receiver.reports).toMatchObject([{ query: { status } }]);
		const [call] = sandbox.calls();
		expect(call).toMatchObject({ phone: 'failed', exit: 'failed' });
		expect(call?.timeline.map(({ event }) => event)).not.toContain('ringing');
	});
});

describe('a draft of a published flow', () => {
	it('is shown and never runs', async () => {
		const { initial, steps } = courier;
		const speak = { ...steps.tell_customer, text: 'Draft' };
		put('mine.json', { ...mine, draft: { initial, steps: { ...steps, tell_customer: speak } } });
		const sandbox = await openSandbox({ flows: folder });
		await startCmCom(sandbox, { callee: '+14155550101', 'callflow-id': AT.cmCom });
		await sandbox.idle();
		expect(JSON.stringify(sandbox.calls())).not.toContain('Draft');
		const { body } = await control(sandbox, 'GET', '/flows');
		expect(JSON.stringify(body.at(-1).draft)).toContain('Draft');
	});
});
