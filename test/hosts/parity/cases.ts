/** What a builder can ask for, in terms of neither host. */
import { PROVIDER_IDS, type ProviderId } from '../../../core';

/** Settings by their public names; those left out are as a new node has them. */
export interface ParitySettings {
	readonly to: string;
	readonly flowId?: string;
	readonly defaultCountry?: string;
	readonly numberArgument?: string;
	readonly from?: string;
	readonly variables?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
	readonly context?: unknown;
	readonly waitForResult: boolean;
	readonly waitLimitMinutes?: number;
	readonly ringSeconds?: number;
	readonly voicemail?: string;
	readonly anonymous?: boolean;
	readonly dryRun?: boolean;
}

export interface ParityCase {
	readonly what: string;
	readonly provider: ProviderId;
	readonly settings: ParitySettings;
}

const ORDER = [
	{ name: 'order_number', value: '1042' },
	{ name: 'origin_store', value: 'Chez Paul & fils, 50 % "off" +1' },
];
const variablesFor = (provider: ProviderId) => (provider === 'kaleyra' ? [] : ORDER);

/** Each ending that providers tell apart, with everything a call usually has. */
const ENDINGS = ['01', '03', '04', '05', '06', '07'].flatMap((digits) =>
	PROVIDER_IDS.map((provider) => ({
		what: `a number that ends in ${digits}`,
		provider,
		settings: {
			to: `+141555501${digits}`,
			variables: variablesFor(provider),
			context: { order: 1042, note: 'ünïcode' },
			waitForResult: true,
		},
	})),
);

const FOR_EACH = PROVIDER_IDS.flatMap((provider): ParityCase[] => [
	{
		what: 'a call that nothing waits for',
		provider,
		settings: { to: '+14155550108', context: [1, 'two'], waitForResult: false },
	},
	{
		what: 'a national number with its country',
		provider,
		settings: { to: '(415) 555-0103', defaultCountry: 'US', waitForResult: true },
	},
	{
		what: 'a number that is none',
		provider,
		settings: { to: 'see e-mail', waitForResult: true },
	},
	{
		what: 'a number that is none, without waiting',
		provider,
		settings: { to: '+1 415 555', waitForResult: false },
	},
	{
		what: 'several numbers in one field',
		provider,
		settings: { to: '+14155550101, +14155550103', waitForResult: true },
	},
	{
		what: 'a dry run',
		provider,
		settings: {
			to: '+14155550101',
			variables: variablesFor(provider),
			waitForResult: false,
			dryRun: true,
		},
	},
	{
		what: 'an unknown flow',
		provider,
		settings: { to: '+14155550101', flowId: 'nobody-knows-it', waitForResult: true },
	},
	{
		what: 'a wait of no time',
		provider,
		settings: { to: '+14155550101', waitForResult: true, waitLimitMinutes: 0.01 },
	},
]);

const FOR_ONE: readonly ParityCase[] = [
	{
		what: 'all options at once',
		provider: 'cmCom',
		settings: {
			to: '+14155550104',
			waitForResult: true,
			ringSeconds: 20,
			voicemail: 'stop',
			anonymous: true,
		},
	},
	{
		what: 'a ring time out of range',
		provider: 'cmCom',
		settings: { to: '+14155550101', waitForResult: true, ringSeconds: 90 },
	},
	{
		what: 'a caller written as people do',
		provider: 'cmCom',
		settings: { to: '+14155550101', from: '+44 20 7946 0018', waitForResult: true },
	},
	{
		what: 'a caller that the account does not have',
		provider: 'cmCom',
		settings: { to: '+14155550101', from: '+442079460999', waitForResult: true },
	},
	{
		what: 'another argument for the number',
		provider: 'talkdesk',
		settings: { to: '+14155550108', numberArgument: 'contact_1', waitForResult: false },
	},
	{
		what: 'a pasted address of another region',
		provider: 'talkdesk',
		settings: {
			to: '+14155550101',
			flowId: 'https://api.talkdeskapp.eu/flows/00000000000040008000000000000c01/interactions',
			waitForResult: true,
		},
	},
	{
		what: 'a variable that the callback needs',
		provider: 'talkdesk',
		settings: {
			to: '+14155550101',
			variables: [{ name: 'result_token', value: 'mine' }],
			waitForResult: true,
		},
	},
	{
		what: 'a variable whose name JavaScript keeps for itself',
		provider: 'talkdesk',
		settings: {
			to: '+14155550101',
			variables: [{ name: '__proto__', value: 'mine' }],
			waitForResult: true,
		},
	},
	{
		what: 'a flow id in its JSON form',
		provider: 'kaleyra',
		settings: {
			to: '+14155550103',
			flowId: '[{"ivr":["SG_00000000-0000-4000-8000-000000000c01"]}]',
			waitForResult: true,
		},
	},
	{
		what: 'a caller that is the number to call',
		provider: 'kaleyra',
		settings: { to: '+14155550160', waitForResult: true },
	},
];

export const CASES: readonly ParityCase[] = [...ENDINGS, ...FOR_EACH, ...FOR_ONE];
