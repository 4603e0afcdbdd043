/** What is said of looking a result up. Looking up places no call, so none of these speaks of a call that was made. */
import type { FailureKind } from '../../base/errors';
import { labelOfField } from '../labels';
import { told, type Phrase } from '../../base/language';
import type { Words } from '../message';

export const LOOK_UP_MESSAGES = {
	lookUpNotOffered: (provider: string): Words => [
		'invalidRequest',
		`${provider} has no report in which a result could be looked up.`,
		`Choose another "${labelOfField('provider')}", or take the result as it comes: by "${labelOfField('waitForResult')}" or by "Outbound Call Result".`,
		'provider',
	],
	reportScopeMissing: (provider: string, scope: string): Words => [
		'forbidden',
		`${provider} does not let this account read its report (403): the scope ${scope} is missing.`,
		`Add data-reports:write and data-reports:read to the OAuth client at the provider, then to "${labelOfField('scope')}" of the account, beside flows-interactions:start.`,
		'scope',
	],
	reportNotFetched: (kind: FailureKind, provider: string, why: Phrase): Words => [
		kind,
		`The report of ${provider} could not be fetched: ${told(why)}.`,
		'Looking up places no call, so it can be tried again at any time.',
	],
	reportLate: (provider: string): Words => [
		'timedOut',
		`The report of ${provider} was not ready in time.`,
		'Looking up places no call, so it can be tried again at any time.',
	],
} as const;
