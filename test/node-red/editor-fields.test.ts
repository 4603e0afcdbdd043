/** Every field of the dialogs explains itself: a label, an example of what to type, and a tip. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../node-red/dist');
const SETS = [
	'ringback-account',
	'ringback-outbound-call-result',
	'ringback-trigger-voice-flow',
	'ringback-validate-e164',
];
/** Fields whose label says all that there is to say. */
const NEEDS_NO_TIP = [
	...['name', 'provider', 'sign-in', 'clientSecret', 'keyId', 'sid', 'accessTokenUrl'],
	...['variablesJson', 'output', 'source'],
];

type Texts = { readonly [key: string]: string | Texts };

const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');
const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

const FIELDS = SETS.flatMap((set) => {
	const [, page = ''] = read(`${set}.html`).split('</script>');
	const texts = JSON.parse(read(`locales/en-US/${set}.json`)) as Texts;
	const text = (key: string) =>
		key.split('.').reduce<unknown>((from, part) => (from as Texts)?.[part], texts);
	const rows = page.split(/<div class="form-row/).slice(1);
	return rows.flatMap((row) => {
		const [tag] = /<(input|select|textarea)\b[^>]*\bid="[^"]+"[^>]*>/.exec(row) ?? [];
		const id = tag === undefined ? undefined : attribute(tag, 'id');
		if (tag === undefined || id === undefined) return [];
		const key = /\[placeholder\]([\w.]+)/.exec(tag)?.[1];
		return [
			{
				set,
				name: id.replace(/^(node|node-config)-input-|^ringback-/, ''),
				row,
				tag,
				id,
				placeholder: key === undefined ? attribute(tag, 'placeholder') : text(key),
			},
		];
	});
});

const isTyped = ({ tag, id }: (typeof FIELDS)[number]) =>
	tag.startsWith('<input') && /type="text"/.test(tag) && !/readonly/.test(tag) && id !== '';

describe('the fields of the dialogs', () => {
	it('are all found', () => expect(FIELDS.length).toBeGreaterThan(45));

	it.each(FIELDS)('$set: $name has a label of its own', ({ row, id }) => {
		expect(row).toMatch(new RegExp(`<label[^>]*for="${id}"[\\s\\S]*?data-i18n="[\\w.]+"`));
	});

	it.each(FIELDS.filter(isTyped))('$set: $name shows what to type', ({ placeholder, name }) => {
		// chosen from a menu or a list, or left to what the menu says
		if (
			['account', 'fallbackAccount', 'voicemail', 'purpose', 'outsideHours'].includes(name) &&
			placeholder === undefined
		)
			return;
		expect(placeholder).toMatch(/^e\.g\. \S/);
	});

	it.each(FIELDS.filter(({ name }) => !NEEDS_NO_TIP.includes(name)))(
		'$set: $name has a tip',
		({ row }) => expect(row).toMatch(/class="ringback-tip( |")/),
	);
});
