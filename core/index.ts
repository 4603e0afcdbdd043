/** The one door for the hosts. */
export { isBearer, tokenRefused, type Advisor } from './access-token';
export { authenticated, type SignedTransport } from './authenticate';
export { contextOf, variablesOfJson, variablesOfRows } from './call-settings';
export type { Clock } from './clock';
export { showRequest, type ShownRequest } from './dry-run';
export { FAILURES, VoiceError, isVoiceError, sentenceOf, type FailureKind } from './errors';
export { EXITS, OUTPUTS, REASONS, labelOf, type CallState, type Exit, type Reason } from './exits';
export { baseOf, check, isLoopback, isSafeAddress } from './fields';
export { isThisMachine } from './inside';
export { isRecord, jsonOrText, jsonOrUndefined } from './json';
export { createLedger, type References } from './ledger';
export { createLimiter, type Limiter, type Rate } from './limiter';
export { createLimiters } from './limiters';
export { listCallers } from './list-callers';
export { reportFault } from './fetch-report';
export { lookUpResult, type PlacedCall } from './look-up-result';
export { MASKED_SECRET, maskNumber, maskNumbersIn } from './mask';
export { FIELD_LABELS, labelOfField } from './field-labels';
export { MESSAGES, fault } from './messages';
export { whyNeverSent } from './never-sent';
export { isOutside } from './outside';
export { partsOf, valueAt, withValueAt } from './path';
export * from './phone';
export {
	CHECK_REASONS,
	checkPhones,
	type CheckedNumber,
	type CheckReason,
	type PhoneCheck,
} from './phone-check';
export { phoneCheckOptions, type PhoneCheckOptions } from './phone-check-options';
export { placeCall, type CallHost, type Ledger, type Placement } from './place-call';
export { resultOfPlacement, resultOfRefusal } from './placement-result';
export { prepareCall, type PreparedCall, type RefusedCall } from './prepare-call';
export {
	defineProvider,
	type CallInput,
	type CallerNumber,
	type OptionalField,
	type Provider,
	type ResultAddress,
} from './provider';
export { PROVIDER_IDS, providerOf, providers, type ProviderId } from './providers';
export { KALEYRA_REGIONS } from './providers/kaleyra';
export { TALKDESK_REGIONS } from './providers/talkdesk';
export { RESULT_ARGUMENTS } from './flow-request';
export { CM_COM_URL } from './providers/cm-com';
export { receiveReport, type ReceivedReport } from './receive-report';
export { createReportDesks, type ReportDesk } from './report-desk';
export { createReportWatch } from './report-watch';
export { REPORT_LIMIT_BYTES, textOfBody, type IncomingReport } from './report';
export { callResult, resultOfReport, type CallBasics, type CallResult } from './result';
export {
	SHORTEST_SECRET,
	TOKEN_PARAMETER,
	openToken,
	resultAddress,
	sealToken,
	tokenKeys,
	type ResultToken,
	type TokenKeys,
	type Way,
} from './result-token';
export { isSelfTest, selfTestAnswer, testWayBack, type WayBackTest } from './self-test';
export { SANDBOX_URL } from './sandbox-address';
export { testAccount, type AccountTest } from './test-account';
export {
	ANSWER_LIMIT_BYTES,
	type HttpBody,
	type HttpRequest,
	type HttpResponse,
	type Transport,
} from './transport';
export { waitLimitMs } from './wait-limit';
export { isWaitedFor, waitEndsAtMs, wayBack, type WayBack } from './way-back';
export { readYesNo } from './yes-no';
