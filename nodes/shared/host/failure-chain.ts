/** What n8n's HTTP helper throws, link by link: each error is the cause of the one around it. */
import { whyNeverSent } from '../../../core';

export interface Link {
	readonly name?: string;
	readonly message?: string;
	readonly code?: string;
	readonly status?: number;
	/** Of an answer without a token. */
	readonly body?: unknown;
	readonly syscall?: string;
	readonly errors?: readonly unknown[];
	readonly isAxiosError?: boolean;
	readonly config?: { readonly url?: string; readonly data?: unknown };
	/** Node's own: the undocumented `secureConnecting` is true until a connection is encrypted. */
	readonly request?: {
		readonly reusedSocket?: boolean;
		readonly socket?: { readonly encrypted?: boolean; readonly secureConnecting?: boolean };
	};
	readonly response?: {
		readonly status: number;
		readonly headers?: Readonly<Record<string, unknown>>;
		readonly data?: unknown;
	};
	/** n8n's own reason, where it states one. */
	readonly failure?: { readonly cause?: string };
	readonly cause?: unknown;
}

const DEEPEST = 8;

/** Outermost first. */
export function chainOf(error: unknown): Link[] {
	const chain: Link[] = [];
	for (let link = error as Link | undefined; link && chain.length < DEEPEST;)
		link = chain[chain.push(link) - 1]!.cause as Link | undefined;
	return chain;
}

/** n8n's own classes do not all set the name of their errors. */
export const nameOf = (link: Link): string =>
	link.name === undefined || link.name === 'Error'
		? String((link as object).constructor?.name ?? '')
		: link.name;

/** Why a request certainly never left; undefined when it may have been sent. */
export function neverSent({ code, message, cause, request }: Link) {
	const { syscall, errors } = (cause ?? {}) as Link;
	const notReady = request?.socket?.secureConnecting === true && !request.reusedSocket;
	return whyNeverSent({ code, message, syscall, errors, notReady });
}
