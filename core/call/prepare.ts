import { told } from '../base/language';
import { CallSettings, contextOf } from './settings';
import type { Reason } from '../result/reasons';
import { check } from '../messages/fields';
import { isRecord } from '../base/json';
import { MESSAGES, fault } from '../messages';
import { EXPECTED } from '../messages/expected';
import { PHONE_REASONS, validatePhoneNumber } from '../phone';
import type { CallInput, Provider } from '../providers/contract';
import {
	NUMBER_ARGUMENT,
	OPTIONAL_FIELDS,
	type OptionalField,
	type ProviderTable,
} from '../providers/table';
import { PROVIDER_IDS, tableOf } from '../providers/tables';
import type { CallBasics } from '../result/result';

/** An expression such as `order-{{ $json.id }}` that found nothing: every item has this name. */
const CUT_OFF = /[-_:]\s*$/;

/** A checked call, ready to be sent. */
export interface PreparedCall extends CallBasics {
	readonly kind: 'ready';
	readonly input: CallInput;
	// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each provider has its own account
	readonly account: any;
	readonly settings: CallSettings;
	/** What was changed on the way, for the builder to know. */
	readonly notes: readonly string[];
}

/** A call that is rightly not made, because of its number. */
export interface RefusedCall extends CallBasics {
	readonly kind: 'refused';
	readonly reason: Reason;
	readonly sentence: string;
}

/**
 * Checks everything that can be checked without sending anything. A setting that is wrong
 * throws; a number that is wrong is an outcome, so that flows can branch on it.
 */
export const prepareCall = (
	provider: Provider,
	raw: Readonly<Record<string, unknown>>,
	account: unknown,
): PreparedCall | RefusedCall =>
	preparedFor(provider, raw, () => check(provider.account, account, provider.id));

/** The same for a call that is not to be sent, whatever its account holds. */
export const prepareWithoutAccount = (
	provider: Provider,
	raw: Readonly<Record<string, unknown>>,
): PreparedCall | RefusedCall => preparedFor(provider, raw, () => null);

function preparedFor(
	provider: Provider,
	raw: Readonly<Record<string, unknown>>,
	accountChecked: () => unknown,
): PreparedCall | RefusedCall {
	const settings = check(CallSettings, withoutEmpty(raw), provider.id);
	refuseWhatItCannotTake(provider, settings);
	refuseFlowOfAnother(provider, settings);
	if (CUT_OFF.test(settings.reference)) throw fault(MESSAGES.referenceCutOff());
	const context = contextOf(settings.context);
	const account = accountChecked();
	const basics = { reference: settings.reference, provider: provider.id, context };

	if (isRecord(raw.to) && 'e164' in raw.to) throw fault(MESSAGES.toIsCheck());
	// a list is several numbers as well, however it reached us
	const to = Array.isArray(raw.to) ? raw.to.join(', ') : raw.to;
	const number = validatePhoneNumber(to, { defaultCountry: settings.defaultCountry });
	// it would send every customer the wrong way
	if (number.reason === 'unknownDefaultCountry')
		throw fault(MESSAGES.wrongType('defaultCountry', EXPECTED.countryCode));
	if (!number.valid || number.e164 === null)
		return {
			...basics,
			kind: 'refused',
			to: typeof to === 'string' || typeof to === 'number' ? String(to) : '',
			reason: reasonOf(number.reason),
			sentence: number.reason === null ? '' : PHONE_REASONS[number.reason],
		};

	const input = check(
		provider.request,
		{ ...settings, to: number.e164, from: callerOf(settings) },
		provider.id,
	);
	return {
		...basics,
		kind: 'ready',
		to: number.e164,
		input,
		account,
		settings,
		notes: notesOn(provider, settings),
	};
}

/** What forms hold without anybody having said it. */
const WITHOUT_SAYING: Partial<Record<OptionalField, unknown>> = {
	anonymous: false,
	numberArgument: NUMBER_ARGUMENT,
};

/** Empty text from a form means: not given. */
const withoutEmpty = (raw: Readonly<Record<string, unknown>>) =>
	Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== '' && value !== null));

function refuseWhatItCannotTake(provider: Provider, settings: CallSettings): void {
	const given = (field: OptionalField) =>
		field === 'variables'
			? Object.keys(settings.variables).length > 0
			: settings[field] !== undefined && settings[field] !== WITHOUT_SAYING[field];
	const refused = OPTIONAL_FIELDS.find((field) => given(field) && !provider.takes.includes(field));
	if (refused) throw fault(MESSAGES.notTaken(refused, provider.displayName));
}

/** The form of its ID can tell that a flow is of another company; that one's call would go nowhere. */
function refuseFlowOfAnother({ id, table }: Provider, { flowId = '' }: CallSettings): void {
	const other = PROVIDER_IDS.map((each): ProviderTable => tableOf(each)).find(
		({ flowIdForm }) => flowIdForm !== undefined && new RegExp(`^(${flowIdForm})$`).test(flowId),
	);
	if (other && other.id !== id) throw fault(MESSAGES.flowOfAnother(other.company, table.company));
}

/** The caller as E.164: people write their own number with spaces too. */
function callerOf({ from, defaultCountry }: CallSettings): string | undefined {
	if (from === undefined) return undefined;
	return validatePhoneNumber(from, { defaultCountry }).e164 ?? from;
}

function reasonOf(reason: string | null): Reason {
	if (reason === 'empty') return 'numberMissing';
	return reason === 'severalNumbers' ? 'severalNumbers' : 'numberNotValid';
}

function notesOn(provider: Provider, { variables }: CallSettings): string[] {
	if (provider.table.variableValues !== 'text') return [];
	const converted = Object.entries(variables)
		.filter(([, value]) => typeof value === 'number' || typeof value === 'boolean')
		.map(([name]) => `"${name}"`);
	return converted.length === 0
		? []
		: [
				told({
					en: `Sent as text, because ${provider.displayName} takes text only: ${converted.join(', ')}.`,
					de: `Als Text gesendet, weil ${provider.displayName} nur Text nimmt: ${converted.join(', ')}.`,
					fr: `Envoyé sous forme de texte, car ${provider.displayName} n’accepte que du texte\u00a0: ${converted.join(', ')}.`,
				}),
			];
}
