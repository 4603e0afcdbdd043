import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCountries } from 'libphonenumber-js';
import {
	FIELD_LABELS,
	OUTPUTS as CORE_OUTPUTS,
	PROVIDER_IDS as CORE_IDS,
	SANDBOX_URL as CORE_SANDBOX_URL,
	TALKDESK_REGIONS,
	providers,
	type PhoneRisk,
	type PhoneType,
} from '../../core';
import { COUNTRIES } from '../../node-red/editor/countries';
import { PHONE_TYPES, RISKS } from '../../node-red/nodes/validate-e164/editor-number-rules';
import { OUTPUTS } from '../../node-red/editor/outputs';
import {
	PROVIDERS,
	PROVIDER_IDS,
	SANDBOX_URL,
	takes,
	type ProviderId,
} from '../../node-red/editor/providers';
import { about } from '../../sandbox/control/about';

const ROOT = join(__dirname, '..', '..');

/** The editor runs in a browser, where the core does not: what it knows is compared here. */
describe("the editor's tables", () => {
	it('name the same providers', () => expect(PROVIDER_IDS).toEqual(CORE_IDS));

	it.each(PROVIDER_IDS)('know what %s takes', (id) =>
		expect([...PROVIDERS[id].takes].sort()).toEqual([...providers[id].takes].sort()),
	);

	it.each([
		['talkdesk', TALKDESK_REGIONS],
		['kaleyra', providers.kaleyra.table.account.regions],
	] as const)('offer every region of %s, the sandbox and an own address', (id, regions) =>
		expect(PROVIDERS[id].regions).toEqual([...Object.keys(regions), 'sandbox', 'custom']),
	);

	it('know where the sandbox listens', () => expect(SANDBOX_URL).toBe(CORE_SANDBOX_URL));

	it.each(PROVIDER_IDS)('know what the sandbox accepts as %s', (id) => {
		const { sandboxFields, sandboxCall } = PROVIDERS[id];
		const sandbox = about('', 1);
		const numbers: Record<ProviderId, readonly string[]> = {
			talkdesk: [''],
			cmCom: sandbox.callers,
			kaleyra: sandbox.bridges,
		};
		expect(sandbox.credentials[id]).toMatchObject(sandboxFields);
		expect(sandbox.flows[0]?.ids[id]).toBe(sandboxCall.flowId);
		expect(numbers[id]).toContain(sandboxCall.from);
	});

	it('have the outputs in the order of the core', () => expect(OUTPUTS).toEqual(CORE_OUTPUTS));

	it('offer every country that has a numbering plan', () =>
		expect(COUNTRIES).toEqual([...getCountries()].sort()));

	it('offer every type of number, and every risk that a valid number can carry', () => {
		type Offered = (typeof PHONE_TYPES)[number];
		type Risks = (typeof RISKS)[number];
		const types: Record<PhoneType, true> & Record<Offered, true> = all(PHONE_TYPES);
		const risks: Record<Exclude<PhoneRisk, 'none' | 'emergencyOrShort'>, true> &
			Record<Risks, true> = all(RISKS);
		expect(Object.keys(types)).toHaveLength(11);
		expect(Object.keys(risks)).toHaveLength(5);
	});

	it.each(['ringback-account', 'ringback-trigger-voice-flow'])(
		'label the fields of %s as the messages of the core do',
		(set) => {
			const file = join(ROOT, 'node-red', 'locales', 'en-US', `${set}.json`);
			const { label } = JSON.parse(readFileSync(file, 'utf8')) as { label: Record<string, string> };
			const known = Object.keys(label).filter((field) => field in FIELD_LABELS);
			expect(known.length).toBeGreaterThan(10);
			expect(known.map((field) => label[field])).toEqual(known.map((field) => FIELD_LABELS[field]));
		},
	);
});

const all = <Word extends string>(words: readonly Word[]) =>
	Object.fromEntries(words.map((word) => [word, true])) as Record<Word, true>;

describe('takes', () => {
	it('shows every field while the provider is unknown', () =>
		expect(takes(undefined, 'from')).toBe(true));

	it('hides what a provider cannot take', () => expect(takes('kaleyra', 'variables')).toBe(false));
});
