/** Which fields of an account exist when, and what is stored of them. */
import { PROVIDERS, PROVIDER_IDS, SANDBOX_URL, type ProviderId } from './providers';

/** How a Talkdesk client proves who it is; read from its credentials, stored nowhere. */
export type SignIn = 'clientSecret' | 'privateKey';

export interface Choice {
	readonly provider: ProviderId;
	readonly region: string;
	readonly signIn: SignIn;
}

export const PASSWORD_KEPT = '__PWRD__';

type Shown = (choice: Choice) => boolean;
const always: Shown = () => true;
const inRegion =
	(...regions: string[]): Shown =>
	({ region }) =>
		regions.includes(region);
const signedBy =
	(way: SignIn): Shown =>
	({ signIn }) =>
		signIn === way;

export const SETTINGS: Readonly<Record<ProviderId, Readonly<Record<string, Shown>>>> = {
	talkdesk: {
		region: always,
		account: inRegion('us', 'eu', 'ca'),
		sandboxUrl: inRegion('sandbox'),
		apiBaseUrl: inRegion('custom'),
		accessTokenUrl: inRegion('custom'),
		scope: always,
		lookUp: always,
	},
	cmCom: {
		region: always,
		sandboxUrl: inRegion('sandbox'),
		baseUrl: inRegion('custom'),
		voiceAccountId: always,
	},
	kaleyra: {
		region: always,
		sandboxUrl: inRegion('sandbox'),
		baseUrl: inRegion('custom'),
	},
};

export const CREDENTIALS: Readonly<Record<ProviderId, Readonly<Record<string, Shown>>>> = {
	talkdesk: {
		clientId: always,
		clientSecret: signedBy('clientSecret'),
		keyId: signedBy('privateKey'),
		privateKey: signedBy('privateKey'),
	},
	cmCom: { productToken: always },
	kaleyra: { sid: always, apiKey: always },
};

const namesIn = (table: typeof SETTINGS) => [
	...new Set(PROVIDER_IDS.flatMap((provider) => Object.keys(table[provider]))),
];
/** Settings and credentials that depend on the provider, each once. */
export const PROVIDER_SETTINGS: readonly string[] = namesIn(SETTINGS);
export const PROVIDER_CREDENTIALS: readonly string[] = namesIn(CREDENTIALS);

export const isShown = (field: string, choice: Choice): boolean =>
	(SETTINGS[choice.provider][field] ?? CREDENTIALS[choice.provider][field])?.(choice) ?? false;

/** The credentials without which an account can place no call. @param has whether one is given */
export function missingCredentials(
	provider: ProviderId,
	has: (credential: string) => boolean,
): string[] {
	const signIn: SignIn = has('privateKey') ? 'privateKey' : 'clientSecret';
	const asked = Object.entries(CREDENTIALS[provider]);
	return asked
		.filter(([name, shown]) => shown({ provider, region: '', signIn }) && !has(name))
		.map(([name]) => name);
}

const ALL_REGIONS = PROVIDER_IDS.flatMap((provider) => PROVIDERS[provider].regions);

/**
 * The region that the form shows: the one given if the provider has it, or if nobody has it
 * (it may be the name of an environment variable); else the provider's first.
 */
export function regionOf(provider: ProviderId, region: string, baseUrl: string): string {
	const { regions } = PROVIDERS[provider];
	if (region !== '' && (regions.includes(region) || !ALL_REGIONS.includes(region))) return region;
	return provider === 'cmCom' && baseUrl !== '' ? 'custom' : regions[0]!;
}

type Texts = Readonly<Record<string, string>>;

/**
 * What is stored of a form: fields that are not on the form are emptied, so that no secret of
 * another provider stays behind. CM.com's address follows from its region.
 */
export function stored(choice: Choice, form: Texts): Record<string, string> {
	const kept = Object.fromEntries(
		[...PROVIDER_SETTINGS, ...PROVIDER_CREDENTIALS].map((field) => [
			field,
			isShown(field, choice) ? (form[field] ?? '').trim() : '',
		]),
	);
	if (choice.provider === 'cmCom' && choice.region === 'sandbox')
		kept.baseUrl = sandboxAddress(kept.sandboxUrl) + PROVIDERS.cmCom.sandboxPath;
	return kept;
}

const sandboxAddress = (typed: string | undefined): string =>
	(typed || SANDBOX_URL).replace(/\/+$/, '');

/** What "Use the local sandbox" writes into the form. */
export const sandboxForm = (provider: ProviderId): Record<string, string> => ({
	region: 'sandbox',
	sandboxUrl: SANDBOX_URL,
	...PROVIDERS[provider].sandboxSettings,
	...PROVIDERS[provider].sandboxFields,
});
