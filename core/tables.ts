/**
 * The door for dialogs: plain tables, and nothing that a browser would have to carry beside them.
 * The linter checks that no schema and no phone metadata can be reached from here.
 */
export { added, migrated, newestVersion, type SavedSettings, type Migration } from './base/migrate';
export { LANGUAGES, type Language } from './base/language';
export { OWN_HOST, isSafeAddress } from './http/safe-address';
export { isMemoryAddress } from './http/memory-address';
export { LADDER_OUTPUTS } from './plan/ladder-state';
export { TRY_AFTER } from './plan/try-after';
export { PHONE_RISKS, PHONE_TYPES } from './phone/types';
export { SANDBOX_URL } from './providers/sandbox-address';
export {
	CUSTOM_REGION,
	OPTIONAL_FIELDS,
	SANDBOX_REGION,
	regionsOf,
	type AccountField,
	type FieldText,
	type OptionalField,
	type ProviderTable,
	type SignIn,
} from './providers/table';
export { PROVIDER_IDS, isProviderId, tableOf, type ProviderId } from './providers/tables';
export { COMMON_TEXTS, PROVIDER_TEXTS } from './providers/texts';
export { isFieldName } from './result/field-name';
export { OUTPUTS, SIMULATED_ENDINGS } from './result/exits';
export {
	CALLS_PER_NUMBER,
	HOURS_OF_CAP,
	OUTSIDE_HOURS,
	PURPOSES,
	REFUSED_RISKS,
	type Purpose,
} from './rules/options';
