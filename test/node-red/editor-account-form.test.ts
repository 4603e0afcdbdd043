import { check, providers, tokenKeys } from '../../core';
import { accountSettings } from '../../node-red/nodes/account/settings';
import {
	PASSWORD_KEPT,
	PROVIDER_CREDENTIALS,
	PROVIDER_SETTINGS,
	SETTINGS as PROVIDER_TABLE,
	isShown,
	isUsed,
	missingCredentials,
	regionOf,
	sandboxForm,
	stored,
	type Choice,
} from '../../node-red/nodes/account/editor-form';
import { PROVIDER_IDS, regionsOf as regionsIn, tableOf, type ProviderId } from '../../core/tables';
import { sharedCredentials } from '../../node-red/nodes/account/fields';
import { newSecret } from '../../node-red/nodes/account/editor-secret';

const NOTHING = new Set<string>();
const choice = (provider: ProviderId, region: string, signIn = 'clientSecret'): Choice => ({
	provider,
	region,
	signIn: signIn as Choice['signIn'],
});

/** Where an account that is stored so sends its calls. */
function addressOf(provider: ProviderId, form: Readonly<Record<string, string>>): string {
	const account = check<unknown>(
		providers[provider].account,
		accountSettings({ provider, ...form }, {}),
	);
	return (providers[provider] as { baseUrl(account: unknown): string }).baseUrl(account);
}

describe('isShown', () => {
	it.each([
		['talkdesk', 'eu', 'account', true],
		['talkdesk', 'sandbox', 'account', false],
		['talkdesk', 'sandbox', 'sandboxUrl', true],
		['talkdesk', 'eu', 'sandboxUrl', false],
		['talkdesk', 'custom', 'accessTokenUrl', true],
		['talkdesk', 'us', 'productToken', false],
		['cmCom', 'cm', 'baseUrl', false],
		['cmCom', 'custom', 'baseUrl', true],
		['cmCom', 'cm', 'voiceAccountId', true],
		['kaleyra', 'in', 'apiKey', true],
		['kaleyra', 'in', 'clientId', false],
	] as const)('%s in %s: %s is %s', (provider, region, field, shown) =>
		expect(isShown(field, choice(provider, region))).toBe(shown),
	);

	it.each([
		['clientSecret', ['clientSecret']],
		['privateKey', ['keyId', 'privateKey']],
	])('signing in with %s asks for %j', (signIn, fields) => {
		const asked = ['clientSecret', 'keyId', 'privateKey'].filter((field) =>
			isShown(field, choice('talkdesk', 'us', signIn)),
		);
		expect(asked).toEqual(fields);
	});
});

describe('missingCredentials', () => {
	it.each([
		['talkdesk', [], ['clientId', 'clientSecret']],
		['talkdesk', ['clientId', 'clientSecret'], []],
		['talkdesk', ['clientId', 'privateKey'], ['keyId']],
		['talkdesk', ['clientId', 'keyId', 'privateKey'], []],
		['talkdesk', ['productToken'], ['clientId', 'clientSecret']],
		['cmCom', [], ['productToken']],
		['kaleyra', ['apiKey'], ['sid']],
	] as const)('of %s with %j are %j', (provider, given: readonly string[], missing) =>
		expect(missingCredentials(provider, (name) => given.includes(name))).toEqual(missing),
	);

	it.each(PROVIDER_IDS)('are for %s what the core asks for', (provider) => {
		const { region, ...form } = stored(choice(provider, 'sandbox'), sandboxForm(provider), NOTHING);
		const needed = missingCredentials(provider, () => false);
		const accepts = (left: string[]) => {
			const given = Object.entries(form).filter(([name, value]) => value && left.includes(name));
			const settings = { region, baseUrl: form.baseUrl, ...Object.fromEntries(given) };
			return providers[provider].account.safeParse(settings).success;
		};
		expect(accepts(needed)).toBe(true);
		for (const name of needed)
			expect(accepts(needed.filter((other) => other !== name))).toBe(false);
	});
});

describe('regionOf', () => {
	it.each([
		['a region of the provider', 'kaleyra', 'ap', '', 'ap'],
		['no region yet', 'talkdesk', '', '', 'us'],
		['a region of another provider', 'kaleyra', 'us', '', 'in'],
		['the name of an environment variable', 'kaleyra', '${REGION}', '', '${REGION}'],
		['CM.com with an address of its own', 'cmCom', '', 'https://cm.example', 'custom'],
		['CM.com without one', 'cmCom', '', '', 'cm'],
	] as const)('%s: %s in "%s" with address "%s" shows %s', (_what, provider, region, base, shown) =>
		expect(regionOf(provider, region, base)).toBe(shown),
	);
});

describe('stored', () => {
	const everything = Object.fromEntries(PROVIDER_CREDENTIALS.map((name) => [name, 'secret']));
	const filled = {
		...Object.fromEntries(PROVIDER_SETTINGS.map((name) => [name, 'x'])),
		...everything,
	};

	it.each([
		['talkdesk', ['clientId', 'clientSecret']],
		['cmCom', ['productToken']],
		['kaleyra', ['sid', 'apiKey']],
	] as const)('keeps of the credentials that were shown those of %s alone', (provider, kept) => {
		const form = stored(choice(provider, 'sandbox'), everything, new Set(PROVIDER_CREDENTIALS));
		expect(PROVIDER_CREDENTIALS.filter((name) => form[name] !== '').sort()).toEqual(
			[...kept].sort(),
		);
	});

	it.each(
		PROVIDER_IDS.flatMap((id) =>
			regionsIn(tableOf(id).account).map((region) => [id, region] as const),
		),
	)('changes nothing that the dialog of %s in %s never showed', (provider, region) => {
		const shown = Object.keys(filled).filter((name) => isShown(name, choice(provider, region)));
		expect(stored(choice(provider, region), filled, new Set(shown))).toEqual(filled);
	});

	it('keeps the settings of another region when the region is changed', () =>
		expect(stored(choice('talkdesk', 'eu'), filled, new Set(PROVIDER_SETTINGS)).apiBaseUrl).toBe(
			'x',
		));

	it.each(PROVIDER_IDS)(
		'keeps every setting of %s while its region is an environment variable',
		(provider) => {
			const open = choice(provider, '${REGION}');
			const shown = new Set(Object.keys(filled).filter((name) => isShown(name, open)));
			expect(stored(open, filled, shown)).toEqual(filled);
			for (const name of Object.keys(PROVIDER_TABLE[provider])) expect(shown).toContain(name);
		},
	);

	it('keeps a password that was not touched', () =>
		expect(stored(choice('kaleyra', 'in'), { apiKey: PASSWORD_KEPT }, NOTHING).apiKey).toBe(
			PASSWORD_KEPT,
		));

	it('trims what was pasted', () =>
		expect(stored(choice('kaleyra', 'in'), { sid: ' HX1 \n' }, NOTHING).sid).toBe('HX1'));

	it.each(PROVIDER_IDS)('makes an account that the core accepts of the %s sandbox', (provider) => {
		const form = stored(choice(provider, 'sandbox'), sandboxForm(provider), NOTHING);
		expect(addressOf(provider, form)).toBe(
			`http://127.0.0.1:4010${tableOf(provider).sandbox.path}`,
		);
	});

	it.each(PROVIDER_IDS)(
		'leads %s to its sandbox alone, whatever another region left',
		(provider) => {
			const form = { ...sandboxForm(provider), sandboxUrl: 'http://127.0.0.1:9000' };
			const left = { baseUrl: 'https://a.example', apiBaseUrl: 'https://b.example' };
			expect(
				addressOf(provider, stored(choice(provider, 'sandbox'), { ...form, ...left }, NOTHING)),
			).toMatch(/^http:\/\/127\.0\.0\.1:9000\//);
		},
	);
});

describe('isUsed', () => {
	it.each([
		['talkdesk', 'eu', 'account', true],
		['talkdesk', '${REGION}', 'account', false],
		['talkdesk', '${REGION}', 'clientId', true],
		['talkdesk', 'sandbox', 'account', false],
		[undefined, '${REGION}', 'clientId', false],
		[undefined, 'eu', 'sid', false],
	] as const)('%s in %s: %s is %s', (provider, region, field, used) =>
		expect(isUsed(field, { provider, region, signIn: 'clientSecret' })).toBe(used),
	);
});

describe('sharedCredentials', () => {
	it('are those that both have, and no setting', () => {
		expect(sharedCredentials('kaleyra', 'kaleyra')).toEqual(['sid', 'apiKey']);
		expect(sharedCredentials('cmCom', 'cmCom')).toEqual(['productToken']);
		expect(sharedCredentials('talkdesk', 'cmCom')).toEqual([]);
	});
});

describe('newSecret', () => {
	it('is 32 random bytes as base64url', () => expect(newSecret()).toMatch(/^[\w-]{43}$/));

	it('is never the same', () => expect(newSecret()).not.toBe(newSecret()));

	it('is long enough for the core', () =>
		expect(() => tokenKeys(newSecret(), undefined, 'account')).not.toThrow());
});
