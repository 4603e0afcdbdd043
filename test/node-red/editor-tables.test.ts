import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCountries } from 'libphonenumber-js';
import { FIELD_LABELS, labelOfField, languageOf, speakAs } from '../../core';
import { PROVIDER_IDS, PROVIDER_TEXTS, tableOf } from '../../core/tables';
import { COUNTRIES } from '../../node-red/editor/countries';
import { supports } from '../../node-red/nodes/trigger-voice-flow/editor-form';
import { about } from '../../sandbox/control/about';

const ROOT = join(__dirname, '..', '..');

/** What the tables say of things that others keep: the sandbox, the phone library, the catalogues. */
describe("the editor's tables", () => {
	it.each(PROVIDER_IDS)('know what the sandbox accepts as %s', (id) => {
		const { account, sandbox: offered } = tableOf(id);
		const sandbox = about('', 1);
		const takesFrom = tableOf(id).call.some(({ name }) => name === 'from');
		const accepted = account.fields.filter((field) => field.isCredential && field.sandbox);
		expect(sandbox.credentials[id]).toMatchObject(
			Object.fromEntries(accepted.map((field) => [field.name, field.sandbox])),
		);
		expect(sandbox.flows[0]?.ids[id]).toBe(offered.flowId);
		if (takesFrom) expect(JSON.stringify(sandbox.credentials[id])).toContain(offered.from);
	});

	it('offer every country that has a numbering plan', () =>
		expect(COUNTRIES).toEqual([...getCountries()].sort()));

	it.each(
		['ringback-account', 'ringback-trigger-voice-flow'].flatMap((set) =>
			['en-US', 'de', 'fr'].map((locale) => [set, locale] as const),
		),
	)('label the fields of %s in %s as the messages of the core do', (set, locale) => {
		const file = join(ROOT, 'node-red', 'dist', 'locales', locale, `${set}.json`);
		const { label } = JSON.parse(readFileSync(file, 'utf8')) as { label: Record<string, string> };
		const known = Object.keys(label).filter((field) => field in FIELD_LABELS);
		expect(known.length).toBeGreaterThan(5);
		speakAs(() => languageOf(locale)!);
		expect(known.map((field) => label[field])).toEqual(known.map(labelOfField));
	});
	afterEach(() => speakAs(() => 'en'));

	it.each(PROVIDER_IDS)('label the fields of %s as the messages of the core do', (id) => {
		const labels = Object.entries(PROVIDER_TEXTS[id].en.fields).map(([name, { label }]) => [
			name,
			label,
		]);
		expect(labels).toEqual(labels.map(([name]) => [name, labelOfField(name!)]));
	});
});

describe('supports', () => {
	it('shows every field while the provider is unknown', () =>
		expect(supports(undefined, 'from')).toBe(true));

	it('hides what a provider cannot take', () =>
		expect(supports('kaleyra', 'variables')).toBe(false));
});
