/** Orders an execution report, asks until it is ready and follows it to its rows. Places no call. */
import { REFUSED } from '../messages/expected';
import type { Phrase, Told } from '../base/language';
import type { Clock } from '../base/clock';
import { asVoiceError, isVoiceError, type FailureKind, type VoiceError } from '../base/errors';
import type {
	ExecutionReport,
	ReportAnswer,
	ReportRequest,
	ReportRow,
	ReportSpan,
} from '../providers/execution-report';
import type { Limiter } from '../rate-limit/limiter';
import { MESSAGES, fault } from '../messages';
import { withPermits } from '../rate-limit/permits';
import type { Provider } from '../providers/contract';
import { retryAfterMs } from '../http/retry-after';
import { advised } from '../messages/message';
import type { HttpResponse, Transport } from '../http/transport';

const REQUEST_TIMEOUT_MS = 15_000;
/** Running clients ask every two or three seconds; a report takes one or two. */
const POLL_MS = 2_000;
/** Times in a row that a request may come to nothing. */
const TRIES = 3;
/** A finished job leads to a file, the file to storage. */
const MOST_HOPS = 5;

/** What may be answered otherwise when asked again; asking places no call. */
export const PASSING: ReadonlySet<FailureKind> = new Set([
	'rateLimited',
	'unreachable',
	'unavailable',
	'timedOut',
	'connectionLost',
]);

export interface ReportHost {
	/** Signs in as the account. */
	readonly transport: Transport;
	/** Sends without credentials: for the storage that a report is fetched from. */
	readonly plainTransport: Transport;
	readonly clock: Clock;
	readonly limiters: readonly Limiter[];
	readonly signal: AbortSignal;
}

export interface ReportOrder {
	readonly provider: Provider;
	/** Checked. */
	readonly account: unknown;
	readonly span: ReportSpan;
	/** Given up then; milliseconds since the Unix epoch. */
	readonly untilMs: number;
}

/** The rows of the span. Throws, always with `dialled: 'no'`, when there are none to be had. */
export async function fetchReport(
	report: ExecutionReport,
	{ provider, account, span, untilMs }: ReportOrder,
	host: ReportHost,
): Promise<readonly ReportRow[]> {
	const base = provider.baseUrl(account);
	const name = provider.displayName;
	let next = (timeoutMs: number) => report.order(base, span, timeoutMs);
	let hops = 0;
	let signedInAgain = false;
	for (let tries = 1; ;) {
		const leftMs = untilMs - host.clock.now();
		if (leftMs <= 0 || host.signal.aborted) throw fault(MESSAGES.reportLate(name), NOT_DIALLED);
		const step = next(Math.min(REQUEST_TIMEOUT_MS, leftMs));
		const response = await send(step, host);
		if (!isVoiceError(response) && response.tokenDropped && !signedInAgain) {
			signedInAgain = true;
			continue;
		}
		const answer = isVoiceError(response) ? response : report.read(base, response);
		const failure = failureOf(answer, step, response, provider, host.clock.now());
		if (failure) {
			const pauseMs = Math.max(failure.retryAfterMs ?? 0, POLL_MS);
			const inTime = host.clock.now() + pauseMs < untilMs;
			if (!PASSING.has(failure.kind) || !inTime || ++tries > TRIES) throw failure;
			await host.clock.sleep(pauseMs, host.signal);
			continue;
		}
		tries = 1;
		const told = answer as Exclude<ReportAnswer, { kind: 'refused' | 'over' }>;
		if (told.kind === 'rows') return told.rows;
		if (told.kind === 'waiting') {
			next = (timeoutMs) => report.status(base, told.jobId, timeoutMs);
			await host.clock.sleep(POLL_MS, host.signal);
		} else {
			if (++hops > MOST_HOPS)
				throw notFetched(provider, 'refused', {
					en: 'it leads on and on',
					de: 'Eine Adresse führt immer zur nächsten',
					fr: 'chaque adresse renvoie vers une autre',
				});
			next = (timeoutMs) => report.file(base, told.url, timeoutMs);
		}
	}
}

const NOT_DIALLED = { dialled: 'no' } as const;

/** The permits are for the provider's API; storage belongs to another host. */
const send = (
	{ request, withToken }: ReportRequest,
	{ transport, plainTransport, limiters, signal }: ReportHost,
): Promise<HttpResponse | VoiceError> => {
	const http = { ...request, signal };
	const sent = withToken
		? withPermits(limiters, signal, () => transport(http))
		: plainTransport(http);
	return sent.catch(asVoiceError);
};

export const ANSWERED = (status: number): Told => ({
	en: `it answered ${status}`,
	de: `Die Antwort war ${status}`,
	fr: `il a répondu ${status}`,
});

/** What a failure of the transport means for a report. */
const SILENCE: Partial<Record<FailureKind, Told>> = {
	unreachable: {
		en: 'it cannot be reached, or its certificate is not trusted',
		de: 'Er ist nicht erreichbar, oder dem Zertifikat wird nicht vertraut',
		fr: 'il est injoignable, ou son certificat n’est pas reconnu',
	},
	timedOut: {
		en: 'no answer came in time',
		de: 'Es kam nicht rechtzeitig eine Antwort',
		fr: 'aucune réponse n’est arrivée à temps',
	},
	connectionLost: {
		en: 'the connection broke off',
		de: 'Die Verbindung brach ab',
		fr: 'la connexion a été coupée',
	},
	rateLimited: {
		en: 'it takes no more requests at the moment (429)',
		de: 'Zurzeit werden keine weiteren Anfragen angenommen (429)',
		fr: 'il n’accepte plus de requêtes pour le moment (429)',
	},
	unreadableAnswer: {
		en: 'its answer is too large',
		de: 'Die Antwort ist zu groß',
		fr: 'sa réponse est trop volumineuse',
	},
	cancelled: { en: 'it was stopped', de: 'Es wurde angehalten', fr: 'elle a été arrêtée' },
};

/** A failure on the way to a report, in the words of reports. */
export function reportFault(provider: Provider, error: VoiceError): VoiceError {
	const { kind, status, retryAfterMs } = error;
	const why = SILENCE[kind];
	const details = { provider: provider.id, status, retryAfterMs };
	return why === undefined ? error : notFetched(provider, kind, why, details);
}

function failureOf(
	answer: ReportAnswer | VoiceError,
	{ request, withToken }: ReportRequest,
	response: HttpResponse | VoiceError,
	provider: Provider,
	nowMs: number,
): VoiceError | undefined {
	if (isVoiceError(answer)) return reportFault(provider, answer);
	if (answer.kind === 'over')
		return notFetched(provider, 'refused', {
			en: `its job ended as "${answer.status}"`,
			de: `Der Auftrag endete mit „${answer.status}“`,
			fr: `la tâche s’est terminée par «\u00a0${answer.status}\u00a0»`,
		});
	if (answer.kind !== 'refused') return undefined;
	const { status, providerCode, failure } = answer;
	const details = { ...NOT_DIALLED, status, providerCode, provider: provider.id };
	if (withToken && failure === 'unauthorized')
		return fault(
			advised(MESSAGES.wrongCredentials(provider.displayName, REFUSED.credentials), provider.hints),
			details,
		);
	const scope = provider.executionReport?.scopes[request.method === 'GET' ? 'GET' : 'POST'];
	if (withToken && failure === 'forbidden' && scope)
		return fault(MESSAGES.reportScopeMissing(provider.displayName, scope), details);
	const wait = 'headers' in response ? retryAfterMs(response.headers, nowMs) : undefined;
	return notFetched(provider, failure, ANSWERED(status), { ...details, retryAfterMs: wait });
}

export const notFetched = (
	provider: Provider,
	kind: FailureKind,
	why: Phrase,
	details: Parameters<typeof fault>[1] = { provider: provider.id },
): VoiceError =>
	fault(MESSAGES.reportNotFetched(kind, provider.displayName, why), { ...details, ...NOT_DIALLED });
