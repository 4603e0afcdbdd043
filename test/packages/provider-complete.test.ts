/** What a provider in the list has to have, piece by piece: a failure says what is missing, and where. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	LANGUAGES,
	PROVIDER_IDS,
	PROVIDER_TEXTS,
	tableOf,
	type AccountField,
	type ProviderId,
} from '../../core/tables';
import { CREDENTIAL_TYPES } from '../support/credentials';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as { n8n: { credentials: string[] } };
const pages = globSync(['README.md', 'docs/*.md', 'docs/providers/README.md'], { cwd: ROOT })
	.map(read)
	.join('\n');
const dialog = read('node-red/dist/ringback-account.html');

/** As folders of core and pages spell it: `cm-com` for `cmCom`. */
const dashed = (id: ProviderId) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** n8n's credential types by their names. */
const CREDENTIALS = new Map(CREDENTIAL_TYPES.map((one) => [one.credential.name, one]));

/** A sentence for each piece that is not there. */
const missing = (pieces: ReadonlyArray<readonly [there: boolean, sentence: string]>) =>
	pieces.filter(([there]) => !there).map(([, sentence]) => sentence);

const asks = (host: 'n8n' | 'node-red') => (field: AccountField) =>
	field.only === undefined || field.only === host;

describe.each(PROVIDER_IDS)('provider %s', (id) => {
	const { account, call, credentialType, displayName } = tableOf(id);
	const name = dashed(id);

	it('has its files', () => {
		const files = [
			...['table.ts', 'texts.ts', 'index.ts'].map((file) => `core/providers/${name}/${file}`),
			`sandbox/providers/${id}/index.ts`,
			`docs/providers/${name}.md`,
		];
		expect(
			missing(files.map((file) => [existsSync(join(ROOT, file)), `${file} does not exist`])),
		).toEqual([]);
	});

	it("has a credential in n8n, with the table's fields", () => {
		const { file, credential } = CREDENTIALS.get(credentialType) ?? {};
		expect({ [`a class in credentials/ named ${credentialType}`]: file }).toEqual({
			[`a class in credentials/ named ${credentialType}`]: expect.any(String),
		});
		const built = `dist/${file?.replace(/ts$/, 'js')}`;
		const page = `docs/providers/${name}.md`;
		const icons = Object.values((credential?.icon ?? {}) as Record<string, string>);
		const labels = credential!.properties.map((property) => property.displayName);
		const { fields } = PROVIDER_TEXTS[id].en;
		expect(
			missing([
				[manifest.n8n.credentials.includes(built), `package.json: n8n.credentials lacks ${built}`],
				[credential!.documentationUrl?.endsWith(page) === true, `${file}: no link to ${page}`],
				[icons.length === 2, `${file}: no icon, light and dark`],
				...icons.map((icon) => {
					const svg = icon.replace('file:../', '');
					return [existsSync(join(ROOT, svg)), `${svg} does not exist`] as const;
				}),
				...account.fields
					.filter(asks('n8n'))
					.map(({ name: field }) => fields[field]?.label ?? field)
					.map((label) => [labels.includes(label), `${file} has no field "${label}"`] as const),
			]),
		).toEqual([]);
	});

	it.each(['en-US', 'de', 'fr'])('has its rows in Node-RED in %s', (locale) => {
		const file = `node-red/dist/locales/${locale}/ringback-account.json`;
		const texts = JSON.parse(read(file)) as {
			field: Record<string, Record<string, Record<string, string>>>;
			region: Record<string, Record<string, string>>;
		};
		const shown = account.fields.filter(asks('node-red'));
		expect(
			missing([
				...shown.map(
					({ name: field }) =>
						[
							dialog.includes(`id="node-config-input-${field}"`),
							`node-red/dist/ringback-account.html has no row for ${field}`,
						] as const,
				),
				...shown.map(
					({ name: field }) =>
						[Boolean(texts.field[id]?.[field]?.label), `${file} has no label of ${field}`] as const,
				),
				...Object.keys(account.regions).map(
					(region) =>
						[Boolean(texts.region[id]?.[region]), `${file} has no name of ${region}`] as const,
				),
			]),
		).toEqual([]);
	});

	it.each(LANGUAGES)('says everything in the language %s', (language) => {
		const file = `core/providers/${name}/texts.ts (${language})`;
		const texts = PROVIDER_TEXTS[id][language];
		const english = PROVIDER_TEXTS[id].en;
		const table = tableOf(id);
		expect(Object.keys(texts.fields).sort()).toEqual(account.fields.map((one) => one.name).sort());
		expect(Object.keys(texts.regions)).toEqual(Object.keys(account.regions));
		expect(
			missing([
				[texts.flowId !== '', `${file}: no flowId`],
				[
					Boolean(texts.from) === call.some((field) => field.name === 'from'),
					`${file}: "from" is there or not, unlike the field of the table`,
				],
				[Boolean(texts.resultNotice) === Boolean(table.flowPosts), `${file}: resultNotice`],
				[Boolean(texts.lookUpNotice) === Boolean(table.looksUp), `${file}: lookUpNotice`],
				...account.fields.flatMap(({ name: field, pattern, options, kind, example }) => {
					const { help, wrong, options: names = {} } = texts.fields[field]!;
					const inEnglish = english.fields[field]!;
					return [
						[Boolean(help) === Boolean(inEnglish.help), `${file}: help of ${field}`],
						[Boolean(wrong) === (pattern !== undefined), `${file}: wrong of ${field}`],
						[
							Object.keys(names).join() === (options ?? []).join(),
							`${file}: the options of ${field} are not those of the table`,
						],
						[
							example !== undefined || !['text', 'address'].includes(kind),
							`core/providers/${name}/table.ts: no example of ${field}`,
						],
					] as const;
				}),
			]),
		).toEqual([]);
	});

	it('has a page that another page leads to', () => {
		const led = pages.includes(`providers/${name}.md`) || pages.includes(`(${name}.md`);
		expect({ [`a link to docs/providers/${name}.md`]: led }).toEqual({
			[`a link to docs/providers/${name}.md`]: true,
		});
	});

	it('has the name that forms show', () => expect(displayName).toMatch(/^[A-Z]/));
});

describe('fields of accounts', () => {
	const all = PROVIDER_IDS.flatMap((id) =>
		tableOf(id).account.fields.map((field) => ({ id, field })),
	);

	it('that have one name are of one kind everywhere: Node-RED stores them under it', () => {
		const stored = ({ kind, isCredential, options }: AccountField) => ({
			kind,
			isCredential,
			options,
		});
		for (const { id, field } of all) {
			const first = all.find((one) => one.field.name === field.name)!;
			expect({ id, name: field.name, ...stored(field) }).toEqual({
				id,
				name: field.name,
				...stored(first.field),
			});
		}
	});

	it('have no name that Node-RED or every account uses', () => {
		const taken = [
			...['id', 'type', 'name', 'z', 'd', 'g', 'info', 'env', 'users', 'valid', 'changed'],
			...['provider', 'region', 'baseUrl', 'sandboxUrl', 'publicUrl', 'version'],
			...['callbackSecret', 'previousCallbackSecret', 'signIn'],
		];
		expect(all.filter(({ field }) => taken.includes(field.name))).toEqual([]);
	});

	it('that are required and secret or shown everywhere say what the sandbox takes', () => {
		const open = all.filter(
			({ field }) =>
				field.need === 'required' &&
				field.regions === undefined &&
				field.signIn !== 'privateKey' &&
				!field.sandbox,
		);
		expect(open.map(({ id, field }) => `${id}: ${field.name} has no sandbox value`)).toEqual([]);
	});
});
