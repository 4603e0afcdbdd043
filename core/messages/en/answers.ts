/** What is said of a provider's answers, to the request that starts a call and to the one for a token. */
import { labelOfField } from '../labels';
import { told, type Phrase } from '../../base/language';
import type { Words } from '../message';

const lengthOf = (ms: number): string =>
	lengthIn({ seconds: 'seconds', minutes: 'minutes', hours: 'hours' })(ms);

export const ANSWER_MESSAGES = {
	wrongCredentials: (provider: string, which: Phrase, status = 401): Words => [
		'unauthorized',
		`${provider} refused the ${told(which)} (${status}).`,
		'Check the account.',
		'account',
	],
	forbidden: (provider: string): Words => [
		'forbidden',
		`${provider} does not allow this account to start flows (403).`,
		'Give the account the permission to start flows.',
		'account',
	],
	flowNotFound: (provider: string): Words => [
		'flowNotFound',
		`${provider} does not know this flow.`,
		'Check that the flow id is right, and that the flow is published and belongs to this account.',
		'flowId',
	],
	numberRefused: (provider: string): Words => [
		'numberRefused',
		`${provider} refused the number.`,
		'Check "To", and that the account may call this country.',
		'to',
	],
	rateLimited: (provider: string, waitMs?: number): Words => [
		'rateLimited',
		waitMs === undefined
			? `${provider} takes no more requests at the moment (429).`
			: `${provider} takes no more requests for ${lengthOf(waitMs)} (429).`,
		'Try again later, or lower "Calls per Second".',
	],
	unavailable: (provider: string, status: number): Words => [
		'unavailable',
		`${provider} answered ${status}.`,
		'Look at the report, or ask the customer, before another try.',
	],
	redirected: (provider: string, status: number): Words => [
		'unavailable',
		`${provider} answered with another address (${status}), to which nothing was sent.`,
		'Check the address of the account.',
	],
	refused: (provider: string, status: number): Words => [
		'refused',
		`${provider} refused the request (${status}).`,
		"Compare the settings with the provider's documentation.",
	],
	nothingThere: (provider: string): Words => [
		'refused',
		`There is no such account of ${provider} at this address (404).`,
		'Check the address, and the IDs of the account.',
	],
	noReadyFlow: (provider: string): Words => [
		'invalidRequest',
		`No ready flow can be made at ${provider}.`,
		'Build the flow in its own editor.',
	],
	unreadableAnswer: (provider: string, status: number): Words => [
		'unreadableAnswer',
		`${provider} answered ${status} with something unreadable.`,
		'Check the base address of the account.',
	],
	contradiction: (provider: string, status: number): Words => [
		'unreadableAnswer',
		`${provider} answered ${status} and named a call all the same.`,
		'Look at the report, or ask the customer, before another try.',
	],
	scopeRefused: (provider: string, status = 400): Words => [
		'unauthorized',
		`${provider} gave no access token, because it does not grant the scope (${status}).`,
		`Compare "${labelOfField('scope')}" of the account with the scopes of the OAuth client at the provider.`,
		'scope',
	],
	tokenForbidden: (provider: string): Words => [
		'forbidden',
		`${provider} does not let this account have an access token (403).`,
		'Check at the provider that the OAuth client is active, and that requests from this network are let in.',
		'account',
	],
	tokenUnavailable: (provider: string, status: number): Words => [
		'unreachable',
		`${provider} gives no access tokens at the moment (${status}).`,
		'Try again later. Nothing has to be changed.',
	],
	tokenNotBearer: (provider: string): Words => [
		'notConfigured',
		`${provider} gave an access token that is not of the type "bearer".`,
		'Check the access token address of the account.',
		'accessTokenUrl',
	],
	tokenUnreadable: (provider: string, status?: number): Words => [
		'notConfigured',
		status === undefined
			? `${provider} answered the request for an access token with something unreadable.`
			: `${provider} answered the request for an access token with something unreadable (${status}).`,
		'Check the access token address of the account.',
		'accessTokenUrl',
	],
	tokenUnanswered: (provider: string): Words => [
		'unreachable',
		`${provider} gave no access token in time.`,
		'Check the access token address of the account, and the network.',
		'accessTokenUrl',
	],
} as const;

/** A wait in the largest unit that it fills at least twice, rounded up, by the units' names. */
export const lengthIn =
	(unit: { readonly seconds: string; readonly minutes: string; readonly hours: string }) =>
	(ms: number): string => {
		const seconds = Math.ceil(ms / 1_000);
		if (seconds < 120) return `${seconds} ${unit.seconds}`;
		const minutes = Math.ceil(seconds / 60);
		if (minutes < 120) return `${minutes} ${unit.minutes}`;
		return `${Math.ceil(minutes / 60)} ${unit.hours}`;
	};
