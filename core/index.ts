/** The one door for the hosts. */
export { isBearer, tokenRefused, type Advisor } from './account/access-token';
export { authenticated, type SignedTransport } from './account/authenticate';
export { contextOf, variablesOfJson, variablesOfRows } from './call/settings';
export type { Clock } from './base/clock';
export type { ShownRequest } from './call/dry-run';
export {
	FAILURES,
	VoiceError,
	asVoiceError,
	isVoiceError,
	sentenceOf,
	type FailureKind,
} from './base/errors';
export {
	EXITS,
	OUTPUTS,
	SIMULATED_ENDINGS,
	labelOf,
	type CallState,
	type Exit,
	type SimulatedEnding,
} from './result/exits';
export { REASONS, type Reason } from './result/reasons';
export { languageOf, speakAs, told, type Language, type Told } from './base/language';
export { EXPECTED } from './messages/expected';
export { baseOf, check, isLoopback } from './messages/fields';
export { isThisMachine } from './http/inside';
export { secretsOf } from './providers/account';
export { OWN_HOST, isSafeAddress } from './http/safe-address';
export { isMemoryAddress } from './http/memory-address';
export { keepNewest } from './base/keep-newest';
export { isRecord, jsonOrText, jsonOrUndefined } from './base/json';
export { createLimiter, type Limiter, type Rate } from './rate-limit/limiter';
export {
	createLimiters,
	paceOf,
	ratesOf,
	type Limited,
	type NamedRate,
} from './rate-limit/limiters';
export { listOf } from './account/lists';
export { reportFault } from './lookup/fetch-report';
export { lookUpResult, type PlacedCall } from './lookup/look-up';
export { migrated, type SavedSettings, type Migration } from './base/migrate';
export { MASKED_SECRET, maskNumber, maskNumbersIn } from './base/mask';
export { FIELD_LABELS, labelOfField } from './messages/labels';
export { MEMORY_SENTENCES } from './messages/sentences';
export { MESSAGES, OBSTACLE_SENTENCES, fault } from './messages';
export { whyNeverSent } from './http/socket-errors';
export { partsOf, valueAt, withValueAt } from './base/path';
export * from './phone';
export {
	CHECK_REASONS,
	checkPhones,
	type CheckedNumber,
	type CheckReason,
	type PhoneCheck,
} from './number-check/check';
export { phoneCheckOptions, type PhoneCheckOptions } from './number-check/options';
export type { Gate, Verdict } from './call/gate';
export { prepareCall, type PreparedCall } from './call/prepare';
export * from './plan';
export { differencesOf, fingerprintOf, type Earlier, type Fingerprint } from './call/replay';
export {
	createReservations,
	earlierOf,
	type ForgettingReservations,
	type Forgotten,
	type References,
	type Remembered,
	type Reservation,
	type Reservations,
} from './call/reservations';
export type { Placement } from './call/placement';
export { resultOfRefusal } from './call/placement-result';
export { SIMULATE_OFF, readSimulatedEnding, simulateCall } from './call/simulate';
export {
	settingsElsewhere,
	startWithFallback,
	type Attempt,
	type Fallback,
	type OwnSettings,
	type StartedOnce,
} from './call/fallback';
export { startCall, type CallDraft, type Lent, type StartHost, type Started } from './call/start';
export {
	canLookUp,
	defineProvider,
	type CallInput,
	type ListEntry,
	type ListName,
	type Provider,
	type ResultAddress,
} from './providers/contract';
export { providerOf, providers } from './providers';
export { PROVIDER_IDS, isProviderId, tableOf, type ProviderId } from './providers/tables';
export {
	CUSTOM_REGION,
	SANDBOX_REGION,
	regionsOf,
	type AccountField,
	type FieldText,
	type OptionalField,
	type ProviderTable,
} from './providers/table';
export { COMMON_TEXTS, PROVIDER_TEXTS } from './providers/texts';
export { RESULT_ARGUMENTS, TALKDESK_REGIONS } from './providers/talkdesk/table';
export { TWILIO_RESULT_DATA } from './providers/twilio/table';
export { CM_COM_URL } from './providers/cm-com/table';
export { obstacleOf } from './callback/reachable';
export { receiveReport, type KnownAccount, type ReceivedReport } from './callback/receive';
export { createSharedLimiter, type SharedPermits } from './rate-limit/shared';
export { createReportDesks, type ReportDesk } from './lookup/batch';
export { arrivalAnswer, askArrival, askedIn } from './callback/arrival';
export { createReportWatch } from './callback/report-watch';
export { REPORT_LIMIT_BYTES, parseReport, textOfBody, type IncomingReport } from './result/report';
export type { PastTry } from './result/attempt';
export { firstOf } from './result/first';
export { RESULT_FIELD } from './result/field-name';
export { readResultField } from './result/result-field';
export {
	callResult,
	resultOfReport,
	type CallBasics,
	type CallResult,
	type FirstResult,
} from './result/result';
export {
	SHORTEST_SECRET,
	TOKEN_PARAMETER,
	openToken,
	resultAddress,
	sealToken,
	keysOfAccount,
	tokenKeys,
	type ResultToken,
	type TokenKeys,
	type Way,
} from './result/token';
export { isSelfTest, selfTestAnswer, testCallback, type CallbackTest } from './callback/self-test';
export { isSandboxAccount } from './providers/account';
export { SANDBOX_URL } from './providers/sandbox-address';
export { makeReadyFlow } from './account/ready-flow';
export { testAccount, type AccountTest } from './account/test';
export {
	ANSWER_LIMIT_BYTES,
	type HttpBody,
	type HttpRequest,
	type HttpResponse,
	type Transport,
} from './http/transport';
export { waitLimitMs } from './call/wait-limit';
export {
	calledAddress,
	isWaitedFor,
	waitEndsAtMs,
	wayBack,
	type WayBack,
} from './callback/address';
export { readYesNo, yesOrNo } from './messages/yes-no';
export {
	CALLS_PER_NUMBER,
	CALLS_PER_NUMBER_IN_ORDER,
	automaticPurpose,
	HOURS_OF_CAP,
	OUTSIDE_HOURS,
	PURPOSES,
	REFUSED_RISKS,
	type Purpose,
} from './rules/options';
export { createRuleReader, type RuleReader } from './rules/read-rules';
export { ruleSettings, type RuleDefaults, type RuleSettings } from './rules/settings';
export { ACCOUNT_KEY, numberKey } from './rules/binding';
export {
	askRules,
	type AskedRule,
	type CallToJudge,
	type Judgement,
	type RuleStores,
	type RuleVerdict,
} from './rules/ask';
export { hasChosenRules } from './rules/chosen';
export { createRuleGate, type RuleGate } from './rules/gate';
export { createSandboxGate } from './rules/sandbox-gate';
export { createOptOutGate, createStopGate } from './rules/switch-gates';
export {
	LONGEST_CAP_MS,
	createHistory,
	createMemoryHistory,
	createTurns,
	type CallHistory,
	type Instants,
	type Cap,
	type CountedCall,
	type Full,
} from './rules/history';
export {
	endedEvidence,
	evidenceKey,
	verifyEvidence,
	type Evidence,
	type SealedEvidence,
	type Verification,
} from './result/evidence';
export {
	forecastList,
	listRow,
	type ListRow,
	type ShownForecast,
	type ShownRow,
} from './rules/list-forecast';
