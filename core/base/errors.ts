/**
 * Why an operation failed. One class and a table instead of a class per failure: the kind
 * travels as plain data, so a flow can branch on it, and it survives JSON, worker boundaries
 * and two copies of this code in one process.
 *
 * `dialled` says whether a phone may be ringing. A request is repeated only where the provider
 * certainly did not act: a phone that rings twice is worse than an error message.
 *
 * `elsewhere`: the reason lies with the provider, or with the way to it, so that another one may
 * take the call, if certainly nobody was called.
 */
export const FAILURES = {
	invalidRequest: { dialled: 'no', repeat: false, elsewhere: false },
	notConfigured: { dialled: 'no', repeat: false, elsewhere: false },
	memoryUnavailable: { dialled: 'no', repeat: false, elsewhere: false },
	unauthorized: { dialled: 'no', repeat: false, elsewhere: true },
	forbidden: { dialled: 'no', repeat: false, elsewhere: true },
	flowNotFound: { dialled: 'no', repeat: false, elsewhere: true },
	numberRefused: { dialled: 'no', repeat: false, elsewhere: false },
	refused: { dialled: 'no', repeat: false, elsewhere: true },
	rateLimited: { dialled: 'no', repeat: true, elsewhere: true },
	unreachable: { dialled: 'no', repeat: true, elsewhere: true },
	cancelled: { dialled: 'no', repeat: false, elsewhere: false },
	unavailable: { dialled: 'maybe', repeat: false, elsewhere: true },
	timedOut: { dialled: 'maybe', repeat: false, elsewhere: true },
	connectionLost: { dialled: 'maybe', repeat: false, elsewhere: true },
	unreadableAnswer: { dialled: 'maybe', repeat: false, elsewhere: true },
	badToken: { dialled: 'no', repeat: false, elsewhere: false },
	expiredToken: { dialled: 'no', repeat: false, elsewhere: false },
} as const satisfies Record<
	string,
	{ dialled: 'no' | 'maybe'; repeat: boolean; elsewhere: boolean }
>;

export type FailureKind = keyof typeof FAILURES;

export interface FailureDetails {
	readonly provider?: string;
	/** The setting to put right, by its public name. */
	readonly field?: string;
	/** How to put it right, as one sentence. */
	readonly hint?: string;
	/** HTTP status, when there was an answer. */
	readonly status?: number;
	/** The provider's own error code, verbatim. */
	readonly providerCode?: string;
	/** Wait the provider asked for, in milliseconds. */
	readonly retryAfterMs?: number;
	/** Where the kind alone would say too much or too little. */
	readonly dialled?: 'no' | 'maybe';
}

export class VoiceError extends Error {
	override readonly name = 'VoiceError';
	readonly provider?: string;
	readonly field?: string;
	readonly hint?: string;
	readonly status?: number;
	readonly providerCode?: string;
	readonly retryAfterMs?: number;
	/** `maybe`: the call may have been started: it must not be sent again. */
	readonly dialled: 'no' | 'maybe';

	/** @param message for humans; never put phone numbers, tokens or bodies in it */
	constructor(
		readonly kind: FailureKind,
		message: string,
		details: FailureDetails = {},
	) {
		super(message);
		this.dialled = FAILURES[kind].dialled;
		Object.assign(this, details);
	}

	/** What a flow sees. */
	toJSON() {
		const { kind, message, provider, field, hint, status, providerCode, retryAfterMs, dialled } =
			this;
		return { kind, message, provider, field, hint, status, providerCode, retryAfterMs, dialled };
	}
}

export function isVoiceError(error: unknown): error is VoiceError {
	return error instanceof Error && error.name === 'VoiceError' && 'kind' in error;
}

/** Failures are values until it is known whether to repeat; anything else is a bug, and passes through. */
export function asVoiceError(error: unknown): VoiceError {
	if (isVoiceError(error)) return error;
	throw error;
}

/** An error code of a provider; undefined for a sentence, which may repeat what it was sent. */
export const errorCode = (code: string | undefined): string | undefined =>
	code !== undefined && /^[\w.:-]{1,64}$/.test(code) ? code : undefined;

/** A server that answers so did not act on the request (RFC 9110, 15.5): no call was placed. */
const SURELY_REFUSED: readonly number[] = [400, 422];

/**
 * Reads a failure from an HTTP status. Only these certainly placed no call: 400, 401, 403, 404,
 * 422, 429 and those that the provider documents for this request. Every other can come from
 * something on the way, or after the provider has acted.
 * @param documented the provider's own, beyond those
 */
export function kindOfStatus(status: number, documented: readonly number[] = []): FailureKind {
	if (status === 401) return 'unauthorized';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'flowNotFound';
	if (status === 408) return 'timedOut';
	if (status === 429) return 'rateLimited';
	return [...SURELY_REFUSED, ...documented].includes(status) ? 'refused' : 'unavailable';
}

/** What happened, and how to put it right. */
export const sentenceOf = ({ message, hint }: VoiceError): string =>
	hint ? `${message} ${hint}` : message;
