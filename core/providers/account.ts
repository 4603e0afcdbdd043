/** The check of an account and the address of its API, from the provider's table. */
import { z } from 'zod/v4';
import { MESSAGES } from '../messages';
import { oneOf, optionalBase, optionalText, requiredText } from '../messages/fields';
import { SANDBOX_URL } from './sandbox-address';
import {
	CUSTOM_REGION,
	SANDBOX_REGION,
	regionsOf,
	type AccountField,
	type ProviderTable,
} from './table';

/** The settings that every account has, whatever its provider. */
export interface AccountBasics {
	readonly region: string;
	/** Of the region `custom`; of a sandbox elsewhere, with the provider's path. */
	readonly baseUrl?: string;
	/** Of the sandbox, without a path. */
	readonly sandboxUrl?: string;
}
export type TableAccount = AccountBasics & Readonly<Record<string, string | undefined>>;

/** Where an account's API is. A region that is none never gets here: the schema refuses it. */
export const baseUrlOf =
	({ account: { regions }, sandbox }: ProviderTable) =>
	({ region, baseUrl, sandboxUrl }: AccountBasics): string => {
		if (region === SANDBOX_REGION) return baseUrl ?? `${sandboxUrl ?? SANDBOX_URL}${sandbox.path}`;
		return regions[region] || (baseUrl ?? '');
	};

/** What is sent in the plain stays on machines of one's own. */
const MAY_LEAD_OUTSIDE = /^\s*https:/i;

/**
 * Whether the calls of an account ring no real phone. In n8n an address that was typed for another
 * region stays in the form, and calls go there.
 */
export function isSandboxAccount(account: unknown): boolean {
	const { region, baseUrl, apiBaseUrl } = (account ?? {}) as Partial<TableAccount>;
	return (
		region === SANDBOX_REGION &&
		![baseUrl, apiBaseUrl].some((url) => MAY_LEAD_OUTSIDE.test(url ?? ''))
	);
}

/** A choice is one of its values: a misspelt one would be the default without a word. */
function valueOf({ name, need, options = [] }: AccountField): z.ZodType {
	const [first, ...rest] = options;
	if (first !== undefined)
		return z.preprocess(
			(given) => (given === '' ? undefined : given),
			oneOf(name, [first, ...rest]).optional(),
		);
	return need === 'required' ? requiredText(name) : optionalText(name);
}

/** An account as its table describes it: an unknown region calls nobody. */
export const accountSchema = ({ account }: ProviderTable): z.ZodType<TableAccount> =>
	z
		.object({
			region: oneOf('region', regionsOf(account) as [string, ...string[]]),
			baseUrl: optionalBase('baseUrl'),
			sandboxUrl: optionalBase('sandboxUrl'),
			...Object.fromEntries(account.fields.map((field) => [field.name, valueOf(field)])),
		})
		.superRefine(({ region, baseUrl }, context) => {
			if (region === CUSTOM_REGION && baseUrl === undefined)
				context.addIssue({ code: 'custom', message: JSON.stringify(MESSAGES.missing('baseUrl')) });
		}) as unknown as z.ZodType<TableAccount>;

/** What an account keeps secret, as typed. */
export const secretsOf = (
	{ account: { fields } }: ProviderTable,
	account: Readonly<Record<string, unknown>>,
): unknown[] =>
	fields.filter(({ kind }) => kind === 'secret' || kind === 'key').map(({ name }) => account[name]);
