import { join } from 'node:path';
import { TRY_AFTER, migrated, newestVersion } from '../../core/tables';
import { frozen, versionsOf } from '../support/steps';
import { sets } from '../../node-red/runtime';
import { MIGRATIONS, savedNodes } from './support/saved';

interface Dialog {
	readonly defaults: Readonly<Record<string, { readonly value: unknown }>>;
}

const TYPES = Object.keys(sets);
/** What Node-RED itself keeps beside the settings. */
const OF_NODE_RED = ['id', 'type', 'z', 'x', 'y', 'wires'];
const dialogs = new Map<string, Dialog>();

beforeAll(async () => {
	const registerType = (type: string, dialog: Dialog) => void dialogs.set(type, dialog);
	Object.assign(globalThis, { RED: { _: (key: string) => key, nodes: { registerType } } });
	for (const type of TYPES)
		await import(join(__dirname, `../../node-red/nodes/${type.replace('ringback-', '')}/editor`));
});
afterAll(() => void Reflect.deleteProperty(globalThis, 'RED'));

describe.each(TYPES)('%s', (type) => {
	const steps = MIGRATIONS[type]!;
	const saved = savedNodes(type);
	const now = ({ version, ...node }: Readonly<Record<string, unknown>>) =>
		migrated(frozen(node), version, steps) as Record<string, unknown>;
	const defaults = () => Object.keys(dialogs.get(type)!.defaults);

	it('has steps that follow each other', () => expect(() => versionsOf(steps)).not.toThrow());

	it('saves the version that the last step leads to', () =>
		expect(dialogs.get(type)!.defaults.version!.value).toBe(newestVersion(steps)));

	it('was saved by 0.1.0 as version 1', () => {
		expect(saved.length).toBeGreaterThan(0);
		for (const { version } of saved) expect(version).toBe(1);
	});

	it('still has a default for each setting that 0.1.0 saved: the editor drops all others', () => {
		const names = new Set(saved.flatMap((node) => Object.keys(node)));
		const lost = [...names].filter((name) => ![...defaults(), ...OF_NODE_RED].includes(name));
		expect(lost).toEqual([]);
	});

	it('gets every setting of its dialog, and keeps what 0.1.0 saved', () => {
		for (const node of saved) {
			const { version, ...settings } = node;
			const read = now(node);
			expect(defaults().filter((name) => name !== 'version' && !(name in read))).toEqual([]);
			expect(read).toMatchObject(settings);
		}
	});

	it('is not changed by being read twice', () => {
		for (const node of saved) {
			const once = now(node);
			expect(now({ ...once, version: newestVersion(steps) })).toEqual(once);
		}
	});
});

describe('from version 5 to 6', () => {
	const to6 = MIGRATIONS['ringback-trigger-voice-flow']!.find(({ from }) => from === 5)!.migrate;
	const OFF = { askRules: false, purpose: 'transactional' };

	it.each([
		[{}, OFF],
		[
			{ purpose: '', purposeType: 'str' },
			{ ...OFF, purposeType: 'str' },
		],
		[
			{ askRules: true, purpose: 'marketing' },
			{ askRules: true, purpose: 'marketing' },
		],
		[
			{ askRules: true, purpose: 'why', purposeType: 'msg' },
			{ askRules: true, purpose: 'why', purposeType: 'msg' },
		],
	])('%j asks the rules that it asked: %j', (saved, read) => expect(to6(saved)).toEqual(read));

	it('a new trigger asks them', () =>
		expect(dialogs.get('ringback-trigger-voice-flow')!.defaults).toMatchObject({
			askRules: { value: true },
			purpose: { value: '' },
		}));
});

describe('from version 4 to 5', () => {
	it('a trigger starts a flow, as it did', () => {
		const { migrate } = MIGRATIONS['ringback-trigger-voice-flow']!.find(({ from }) => from === 4)!;
		expect(migrate({})).toMatchObject({ operation: 'startFlow', people: '[]', whenUnsure: 'wait' });
		expect(migrate({ operation: 'callInOrder' })).toMatchObject({ operation: 'callInOrder' });
	});
});

describe('from version 3 to 4', () => {
	const to4 = MIGRATIONS['ringback-trigger-voice-flow']!.find(({ from }) => from === 3)!.migrate;

	it('a trigger calls once, as it did', () => {
		const read = to4({});
		const names = Object.keys(read).filter((name) => !name.endsWith('Type'));
		expect(names).toEqual(['maxCalls', ...Object.values(TRY_AFTER)]);
		for (const name of names) expect(read).toMatchObject({ [name]: '', [`${name}Type`]: 'str' });
		expect(to4({ maxCalls: '3', maxCallsType: 'num' })).toMatchObject({ maxCalls: '3' });
	});
});

describe('from version 1 to 2', () => {
	const to2 = (type: string, settings: object) =>
		MIGRATIONS[type]!.find(({ from }) => from === 1)!.migrate({ ...settings });

	it('an account looks results up where its client may, as it did without the choice', () => {
		expect(to2('ringback-account', { region: 'eu' })).toEqual({ region: 'eu', lookUp: 'auto' });
		expect(to2('ringback-account', { lookUp: 'never' })).toEqual({ lookUp: 'never' });
	});

	it('a trigger adds no summary to its messages', () => {
		expect(to2('ringback-trigger-voice-flow', {})).toEqual({ summary: false });
		expect(to2('ringback-trigger-voice-flow', { summary: true })).toEqual({ summary: true });
	});
});

describe('from version 2 to 3', () => {
	const to3 = MIGRATIONS['ringback-trigger-voice-flow']!.find(({ from }) => from === 2)!.migrate;

	it('a trigger asks no rules, as it did before it knew them', () => {
		expect(to3({ flowId: 'f' })).toMatchObject({ flowId: 'f', askRules: false, doNotCall: '' });
		expect(to3({ askRules: true, purpose: 'marketing' })).toMatchObject({
			askRules: true,
			purpose: 'marketing',
		});
	});

	it('gives an old trigger the rules that a new one begins with, but for these two', () => {
		const { defaults } = dialogs.get('ringback-trigger-voice-flow')!;
		const { askRules: _off, purpose: _customers, ...rules } = to3({});
		const added = Object.keys(rules);
		expect(added).toContain('refuseRisks');
		expect(rules).toEqual(Object.fromEntries(added.map((name) => [name, defaults[name]!.value])));
	});
});
