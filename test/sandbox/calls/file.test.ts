import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/index';
import { instantClock } from '../clocks';
import { control, openSandbox, start } from '../support';

const NOWHERE = 'http://127.0.0.1:9/';

let folder: string;
let store: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'ringback-store-'));
	store = join(folder, 'calls.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (options = {}, speed = 1_000_000) =>
	startSandbox({ clock: instantClock(), speed, store, options });

describe('a file of calls', () => {
	it('brings the calls back as they were, with their details', async () => {
		const first = await open();
		await start(first, 'cmCom', '+14155550101', NOWHERE);
		await start(first, 'kaleyra', '+14155550103', NOWHERE);
		await first.idle();
		const calls = first.calls();
		const detail = async (sandbox: typeof first) =>
			(await control(sandbox, 'GET', `/calls/${calls[0]?.id}`)).body;
		const before = await detail(first);
		await first.stop();
		const second = await openSandbox({ store });
		expect(second.calls()).toEqual(calls);
		expect(await detail(second)).toEqual({ ...before, spoken: null });
	});

	it('ends calls that were under way when it stopped', async () => {
		const first = await startSandbox({ speed: 0.001, store });
		await start(first, 'cmCom', '+14155550101', NOWHERE);
		await first.stop();
		const second = await openSandbox({ store });
		const [call] = second.calls();
		expect(call?.endedAt).not.toBeNull();
		expect(call?.timeline.at(-1)?.event).toBe('interrupted');
		const shown = (await control(second, 'GET', `/calls/${call?.id}`)).body;
		expect(shown).toMatchObject({ phone: null, interrupted: true });
		expect((await control(second, 'GET', '/calls?show=interrupted')).body).toEqual([call]);
	});

	it('forgets what has been deleted, and the oldest beyond keepCalls', async () => {
		const first = await open({ keepCalls: 2 });
		await start(first, 'kaleyra', '+14155550109', NOWHERE);
		await control(first, 'DELETE', '/calls');
		for (const ending of ['01', '03', '04'])
			await start(first, 'kaleyra', `+141555501${ending}`, NOWHERE);
		await first.idle();
		await first.stop();
		const { calls } = await openSandbox({ store });
		expect(calls().map(({ to }) => to.slice(-2))).toEqual(['03', '04']);
	});

	it('holds no secret', async () => {
		const first = await open();
		await start(first, 'cmCom', '+14155550101', NOWHERE);
		await start(first, 'talkdesk', '+14155550101', NOWHERE);
		await first.idle();
		await first.stop();
		expect(readFileSync(store, 'latin1')).not.toMatch(/genuine|Bearer [^*]/);
	});

	it('that is none is refused, and left as it is', async () => {
		writeFileSync(store, 'not a database, whatever its name says; '.repeat(100));
		await expect(startSandbox({ store })).rejects.toThrow(/store: .* cannot be used/);
		expect(readFileSync(store, 'utf8')).toContain('not a database');
	});
});
