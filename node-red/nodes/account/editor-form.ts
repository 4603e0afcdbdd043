/** Which fields of an account exist when, and what is stored of them. */
import {
	CUSTOM_REGION,
	PROVIDER_IDS,
	SANDBOX_REGION,
	SANDBOX_URL,
	regionsOf as regionsIn,
	tableOf,
	type ProviderId,
	type SignIn,
} from '../../../core/tables';
import { fieldsOf, regionKey } from './fields';

export type { SignIn };

export interface Choice {
	/** Undefined where it is no provider known here, such as the name of an environment variable. */
	readonly provider: ProviderId | undefined;
	readonly region: string;
	readonly signIn: SignIn;
}

export const PASSWORD_KEPT = '__PWRD__';

type Shown = (choice: Choice) => boolean;
type Fields = Readonly<Record<string, Shown>>;

const shownIn =
	(regions: readonly string[] | undefined, way?: SignIn): Shown =>
	({ region, signIn }) =>
		(regions === undefined || regions.includes(region) || isOpen(region)) &&
		(way === undefined || way === signIn);

const shownOf = (provider: ProviderId, isCredential: boolean): Fields =>
	Object.fromEntries(
		fieldsOf(provider)
			.filter((field) => (field.isCredential ?? false) === isCredential)
			.map(({ name, regions, signIn }) => [name, shownIn(regions, signIn)]),
	);

/** The settings of an account; a provider whose table names no address of its own has one for all. */
function settingsOf(provider: ProviderId): Fields {
	const hasAddresses = tableOf(provider).account.fields.some(({ kind }) => kind === 'address');
	return {
		region: shownIn(undefined),
		sandboxUrl: shownIn([SANDBOX_REGION]),
		...(hasAddresses ? {} : { baseUrl: shownIn([CUSTOM_REGION]) }),
		...shownOf(provider, false),
	};
}

type ByProvider = Readonly<Record<ProviderId, Fields>>;
const byProvider = (fields: (provider: ProviderId) => Fields) =>
	Object.fromEntries(PROVIDER_IDS.map((id) => [id, fields(id)])) as ByProvider;

export const SETTINGS = byProvider(settingsOf);
export const CREDENTIALS = byProvider((id) => shownOf(id, true));

const namesIn = (table: ByProvider) => [
	...new Set(PROVIDER_IDS.flatMap((provider) => Object.keys(table[provider]))),
];
/** Settings and credentials that depend on the provider, each once. */
export const PROVIDER_SETTINGS: readonly string[] = namesIn(SETTINGS);
export const PROVIDER_CREDENTIALS: readonly string[] = namesIn(CREDENTIALS);

/** While the provider or the region is left to an environment variable, each field that may be used is shown. */
export const isShown = (field: string, choice: Choice): boolean =>
	(choice.provider === undefined ? PROVIDER_IDS : [choice.provider]).some(
		(id) => (SETTINGS[id][field] ?? CREDENTIALS[id][field])?.(choice) ?? false,
	);

/** Whether a field is used for certain, so that it can be called empty. */
export const isUsed = (field: string, choice: Choice): boolean =>
	choice.provider !== undefined &&
	isShown(field, choice) &&
	(!isOpen(choice.region) || isShown(field, { ...choice, region: '' }));

/** The credentials without which an account can place no call. @param has whether one is given */
export function missingCredentials(
	provider: ProviderId,
	has: (credential: string) => boolean,
): string[] {
	const signIn: SignIn = has('privateKey') ? 'privateKey' : 'clientSecret';
	return fieldsOf(provider)
		.filter(({ isCredential, need }) => isCredential === true && need === 'required')
		.map(({ name }) => name)
		.filter((name) => CREDENTIALS[provider][name]!({ provider, region: '', signIn }) && !has(name));
}

/** Whether there is a choice of ways to sign in. */
export const choosesSignIn = (provider: ProviderId | undefined): boolean =>
	(provider === undefined ? PROVIDER_IDS : [provider]).some((id) =>
		fieldsOf(id).some(({ signIn }) => signIn !== undefined),
	);

const ALL_REGIONS = [
	...new Set(PROVIDER_IDS.flatMap((provider) => regionsIn(tableOf(provider).account))),
];

/** True for a region that only the running flow knows, such as the name of an environment variable. */
const isOpen = (region: string): boolean => region !== '' && !ALL_REGIONS.includes(region);

/** The regions to choose from. */
export const regionsOf = (provider: ProviderId | undefined): readonly string[] =>
	provider === undefined ? ALL_REGIONS : regionsIn(tableOf(provider).account);

/** Where the catalogue names a region: as the provider calls it, else as the first that has it does. */
export function regionNameKey(provider: ProviderId | undefined, region: string): string {
	const has = (id: ProviderId) => regionsIn(tableOf(id).account).includes(region);
	return regionKey(provider ?? PROVIDER_IDS.find(has) ?? PROVIDER_IDS[0]!, region);
}

/**
 * The region that the form shows: the one given if the provider has it, or if no provider has it
 * (it may be the name of an environment variable); else the provider's first.
 */
export function regionOf(
	provider: ProviderId | undefined,
	region: string,
	baseUrl: string,
): string {
	const regions = regionsOf(provider);
	if (regions.includes(region) || isOpen(region) || provider === undefined) return region;
	// accounts from before there was a choice of region have an address alone
	return baseUrl === '' ? regions[0]! : CUSTOM_REGION;
}

type Texts = Readonly<Record<string, string>>;

/**
 * What is stored of a form. What it does not show stays as it is, except for credentials that the
 * dialog did show and that a later choice took away: no secret of another provider stays behind.
 * @param seen the fields that the dialog has shown since it was opened
 */
export function stored(
	choice: Choice,
	form: Texts,
	seen: ReadonlySet<string>,
): Record<string, string> {
	const valueOf = (field: string) => {
		const value = form[field] ?? '';
		if (isShown(field, choice)) return value.trim();
		return seen.has(field) && PROVIDER_CREDENTIALS.includes(field) ? '' : value;
	};
	const fields = [...PROVIDER_SETTINGS, ...PROVIDER_CREDENTIALS];
	return Object.fromEntries(fields.map((field) => [field, valueOf(field)]));
}

/** What "Use the local sandbox" writes into the form. */
export const sandboxForm = (provider: ProviderId): Record<string, string> => ({
	region: SANDBOX_REGION,
	sandboxUrl: SANDBOX_URL,
	...Object.fromEntries(
		tableOf(provider).account.fields.flatMap(({ name, sandbox }) =>
			sandbox === undefined ? [] : [[name, sandbox]],
		),
	),
});
