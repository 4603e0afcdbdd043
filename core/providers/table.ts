/**
 * What people see and type of a provider, as plain data: both hosts' forms, their checks and
 * README's columns come from it. It imports nothing, so that a browser can carry it too.
 */
import type { Language } from '../base/language';

/** A provider as forms know it. */
export interface ProviderTable {
	/** As saved workflows spell it. */
	readonly id: string;
	/** As drop-downs show it, such as "Talkdesk Studio". */
	readonly displayName: string;
	/** As sentences and labels name it, such as "Talkdesk". */
	readonly company: string;
	/** n8n's name of the credential type; for ever, as saved workflows hold it. */
	readonly credentialType: string;
	readonly account: AccountForm;
	/** What a call takes beyond flow, number and reference. */
	readonly call: readonly CallField[];
	/** `text`: numbers and yes/no values are turned into text, with a note; objects are refused. */
	readonly variableValues?: 'text' | 'json';
	/** What the local sandbox has of this provider. */
	readonly sandbox: SandboxOffer;
	/** Present where the flow at the provider has to post how the call ended. */
	readonly flowPosts?: FlowPost;
	/** Present where reports go to one address for all calls, which is set once at the provider. */
	readonly statusHook?: StatusHook;
	/** A regular expression for the whole ID of a flow, where no other company's look like it. */
	readonly flowIdForm?: string;
	/** True where the account's flows can be listed for a drop-down. */
	readonly flowList?: true;
	/** True where a ready flow of ours can be put into the account. */
	readonly readyFlow?: true;
	/** True where a result can be asked for after the call. */
	readonly looksUp?: true;
	/** True where a call can be asked for only together with the flow that it was started with. */
	readonly asksByFlow?: true;
}

/** The settings and credentials of an account, in the order of the form. */
export interface AccountForm {
	/**
	 * Where accounts live, and the address of the API there; the first is a new account's. Where
	 * every account has an address of its own it is `custom` alone, and empty.
	 */
	readonly regions: Readonly<Record<string, string>>;
	/** What an address of the region `custom` looks like; absent: the sandbox's. */
	readonly baseUrlExample?: string;
	readonly fields: readonly AccountField[];
}

export interface AccountField {
	/** As saved accounts spell it. */
	readonly name: string;
	/** `secret` is never shown again; `choice` has `options`; `key` is a secret of several lines. */
	readonly kind: 'text' | 'secret' | 'key' | 'address' | 'choice';
	/** Whether an account can do without; fields that are not shown are never required. */
	readonly need: 'required' | 'optional';
	/** Kept with the host's credentials, not with the flow: secrets, and what belongs beside them. */
	readonly isCredential?: true;
	/** The regions that have it; all where absent. */
	readonly regions?: readonly string[];
	/** The way of signing in that has it; both where absent. */
	readonly signIn?: SignIn;
	readonly options?: readonly string[];
	readonly default?: string;
	/** A regular expression that the whole value matches; the texts say what is `wrong` otherwise. */
	readonly pattern?: string;
	readonly example?: string;
	/** What the sandbox takes. */
	readonly sandbox?: string;
	/** Only one host asks for it. */
	readonly only?: 'n8n' | 'node-red';
}

/** How a client proves who it is, where there is a choice. */
export type SignIn = 'clientSecret' | 'privateKey';

export interface CallField {
	readonly name: OptionalField;
	readonly need: 'required' | 'optional';
	/** True where the account's own values can be listed for a drop-down. */
	readonly list?: true;
}

/** The settings of "Trigger Voice Flow" that only some providers take. */
export const OPTIONAL_FIELDS = [
	'from',
	'numberArgument',
	'variables',
	'ringSeconds',
	'voicemail',
	'anonymous',
] as const;
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];

/** The argument that receives the number to call where no other is named. */
export const NUMBER_ARGUMENT = 'customer_number';

export interface SandboxOffer {
	/** Where it plays this provider, below its address. */
	readonly path: string;
	/** A flow that it has, and a number it can call from where the provider wants one. */
	readonly flowId: string;
	readonly from: string;
}

/** The exits of the provider's call step, and the word that the flow posts from each. */
export interface FlowPost {
	/** The arguments that the flow has to declare; none where it takes what it is given. */
	readonly parameters: readonly string[];
	/** Where the token stands in the flow's post, as its editor writes a variable. */
	readonly token: string;
	readonly exits: ReadonlyArray<readonly [step: string, word: string]>;
	/** What else it can post of the call, by the field of the report, as its editor writes a variable. */
	readonly further?: Readonly<Record<string, string>>;
}

export interface StatusHook {
	/** Stands behind the address there: the provider reads in it how often to repeat a report. */
	readonly fragment: string;
}

/** The words of a provider's form, in one language. */
export interface ProviderTexts {
	readonly regions: Readonly<Record<string, string>>;
	/** By field of the account; a help is one or two sentences with full stops. */
	readonly fields: Readonly<Record<string, FieldText>>;
	/** What a flow id is here, and where to find it. */
	readonly flowId: string;
	/** What "From" is here; absent where calls take none. */
	readonly from?: string;
	/** What has to be done at the provider before results come back; absent where nothing has. */
	readonly resultNotice?: string;
	/** What a look-up of a result needs and gives; absent where results cannot be looked up. */
	readonly lookUpNotice?: string;
}

export interface FieldText {
	readonly label: string;
	readonly help?: string;
	/** A sentence that starts with the label: how to put right what the pattern does not take. */
	readonly wrong?: string;
	/** By value, where the field is a choice. */
	readonly options?: Readonly<Record<string, string>>;
}

export type TextsByLanguage = Readonly<Record<Language, ProviderTexts>>;

/** The regions that every provider has beside its own. */
export const SANDBOX_REGION = 'sandbox';
export const CUSTOM_REGION = 'custom';

/** All regions of a form, the provider's own first. */
export const regionsOf = ({ regions }: AccountForm): readonly string[] => [
	...new Set([...Object.keys(regions), SANDBOX_REGION, CUSTOM_REGION]),
];
