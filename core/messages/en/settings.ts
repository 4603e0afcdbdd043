/** What can be wrong with a setting; values in the sentences are field names, limits and the provider's name, never numbers to call. */
import { OBSTACLES_IN_ENGLISH } from './obstacles';
import { labelOfField } from '../labels';
import { told, type Phrase } from '../../base/language';
import type { Words } from '../message';

export const SETTING_MESSAGES = {
	savedByNewer: (packageName: string): Words => [
		'notConfigured',
		`The settings of this node were saved by a newer version of ${packageName}.`,
		`Update ${packageName} here, or delete the node and set up a new one.`,
	],
	missing: (field: string): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is empty.`,
		`Fill in "${labelOfField(field)}".`,
		field,
	],
	wrongType: (field: string, expected: Phrase): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" has to be ${told(expected)}.`,
		`Change "${labelOfField(field)}" to ${told(expected)}.`,
		field,
	],
	outOfRange: (field: string, from: number, to: number, who: Phrase): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is out of range: ${told(who)} takes ${from} to ${to}.`,
		`Choose a value from ${from} to ${to}.`,
		field,
	],
	tooLong: (field: string, limit: number, unit: Phrase): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is too long: at most ${limit} ${told(unit)}.`,
		`Shorten "${labelOfField(field)}".`,
		field,
	],
	notTaken: (field: string, provider: string): Words => [
		'invalidRequest',
		`${provider} does not support "${labelOfField(field)}".`,
		`Leave "${labelOfField(field)}" empty for ${provider}.`,
		field,
	],
	notE164: (field: string): Words => [
		'invalidRequest',
		`"${labelOfField(field)}" is not an international phone number.`,
		'Write it with a plus sign and the country code, e.g. +14155550123.',
		field,
	],
	referenceCutOff: (): Words => [
		'invalidRequest',
		'"Reference" ends with a dash, an underscore or a colon: its expression found nothing to add.',
		'Check the expression, so that every call has a reference of its own.',
		'reference',
	],
	callsItself: (): Words => [
		'invalidRequest',
		'"To" and "From" are the same number.',
		'Choose a caller number that is not the number to call.',
		'to',
	],
	variableTwice: (name: string): Words => [
		'invalidRequest',
		`The variable "${name}" is given twice.`,
		'Keep one of the two.',
		'variables',
	],
	variableNameMissing: (): Words => [
		'invalidRequest',
		'A variable has a value but no name.',
		'Give it the name that the flow expects, or remove it.',
		'variables',
	],
	variableNameUnusable: (name: string): Words => [
		'invalidRequest',
		`A variable cannot be named "${name}": JavaScript keeps that name for itself.`,
		'Rename the variable here and in the flow.',
		'variables',
	],
	variableReserved: (name: string, use: Phrase): Words => [
		'invalidRequest',
		`The variable "${name}" is already used ${told(use)}.`,
		'Rename the variable here and in the flow.',
		'variables',
	],
	variableNotText: (name: string, provider: string): Words => [
		'invalidRequest',
		`The variable "${name}" is not text: ${provider} takes text only.`,
		'Pick one value of it, or turn it into text first.',
		'variables',
	],
	variableMissing: (name: string): Words => [
		'invalidRequest',
		`The variable "${name}" has no value.`,
		'Check where its value comes from, or remove the variable.',
		'variables',
	],
	variablesNotObject: (): Words => [
		'invalidRequest',
		'"Variables (JSON)" is not a JSON object of names and values.',
		'Write it like {"order_number": "1042"}.',
		'variablesJson',
	],
	contextNotJson: (): Words => [
		'invalidRequest',
		'"Context" is not valid JSON.',
		'Write it like {"orderId": 1042}, or leave it empty.',
		'context',
	],
	flowOfAnother: (other: string, company: string): Words => [
		'invalidRequest',
		`"${labelOfField('flowId')}" is that of a flow at ${other}, but the call goes over ${company}.`,
		`Choose a flow of ${company}, or an account at ${other}.`,
		'flowId',
	],
	flowAddressUnknown: (): Words => [
		'invalidRequest',
		'"Flow ID" is an address that does not end in /flows/<flow id>/interactions.',
		"Paste the address from the flow's Request details panel, or the flow id alone.",
		'flowId',
	],
	flowElsewhere: (there: string, here: string): Words => [
		'invalidRequest',
		`"Flow ID" is an address at ${there}, but the account calls ${here}.`,
		'Choose the region of the account to match, or paste the flow id alone.',
		'flowId',
	],
	targetUnknown: (): Words => [
		'invalidRequest',
		'"Flow ID" holds a JSON target that does not name exactly one flow.',
		'Paste the flow id alone, or [{"ivr":["<flow id>"]}].',
		'flowId',
	],
	addressNotSafe: (field: string): Words => [
		'notConfigured',
		`"${labelOfField(field)}" has to start with https:// (http:// is for this machine and its own network only).`,
		`Correct "${labelOfField(field)}".`,
		field,
	],
	addressNotOwn: (there: string, own: string): Words => [
		'notConfigured',
		`This account is for ${own} alone, so nothing was sent to ${there}.`,
		'Correct the address of the request, or choose another account.',
		'account',
	],
	addressTooLong: (limit: number): Words => [
		'invalidRequest',
		`The address for the result would be longer than ${limit} characters.`,
		'Send less in "Context": an order id is enough.',
		'context',
	],
	contextTooBig: (limit: number): Words => [
		'invalidRequest',
		`"Context" is larger than ${limit} bytes.`,
		'Send an id in "Context" and look the rest up when the result arrives.',
		'context',
	],
	resultFieldUnusable: (): Words => [
		'invalidRequest',
		'"Result Field" is not a plain name, or one that is used for something else.',
		'Choose a name of letters, digits and underscores that begins with a letter, such as firstCall.',
		'resultField',
	],
	publicUrlMissing: (): Words => [
		'notConfigured',
		'The provider could not send the result back: the account has no public address.',
		'Fill in "Public Address" on the account, or switch off "Wait for Result".',
		'publicUrl',
	],
	addressOutOfReach: (field: string, host: string, why: 'outOfReach' | 'inTheOpen'): Words => [
		'notConfigured',
		OBSTACLES_IN_ENGLISH[why](host),
		`Fill in "${labelOfField(field)}" with an https address that the provider can reach, or switch off "Wait for Result".`,
		field,
	],
	privateKeyUnreadable: (): Words => [
		'notConfigured',
		'The private key cannot be read.',
		'Paste the key as you received it: PKCS#8 (EC P-256 or RSA), with or without the BEGIN and END lines.',
		'privateKey',
	],
	notTestable: (provider: string): Words => [
		'notConfigured',
		`${provider} answers; whether it accepts the token was not tested.`,
		`To test it without a call, fill in "${labelOfField('voiceAccountId')}". Calls work without it.`,
		'voiceAccountId',
	],
} as const;
