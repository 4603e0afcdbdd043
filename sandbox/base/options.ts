import { createPublicKey } from 'node:crypto';
import { z } from 'zod/v4';

function isPublicKey(pem: string): boolean {
	try {
		return createPublicKey(pem) !== undefined;
	} catch {
		return false;
	}
}

/** What can be switched. Most of it stands for behaviour that no provider documents. */
export const Options = z.strictObject({
	/** Life of a Talkdesk token, in real seconds; 600 has been observed, nothing is documented. */
	tokenLifeSeconds: z.number().positive().default(600),
	/** Whether requests answered 429 use up the Talkdesk limit too. */
	talkdeskCountRefused: z.boolean().default(false),
	talkdeskNonString: z.enum(['refuse', 'accept']).default('refuse'),
	/** PEM of an own key for private_key_jwt (EC P-256 or RSA), beside the built-in one. */
	talkdeskPublicKey: z
		.string()
		.refine((pem) => pem === '' || isPublicKey(pem), 'expected a public key in PEM form')
		.default(''),
	/** Retry-After of every 429 but the CDR's, in seconds; null sends none. */
	retryAfterSeconds: z.number().int().positive().nullable().default(null),
	cmRefusal: z.enum(['http-400', 'messages', 'success-false']).default('http-400'),
	cmBusy: z.enum(['code-12-sip-486', 'code-11-sip-486']).default('code-12-sip-486'),
	cmCallbackType: z.string().min(1).default('sandbox-flow-finished'),
	cmCallbackShape: z.enum(['object', 'array']).default('object'),
	kaleyraRefusalStatus: z.number().int().min(200).max(499).default(200),
	kaleyraReport: z.enum(['GET', 'POST']).default('GET'),
	/** Second number of "pass the call on" at Kaleyra, which takes no variables. */
	kaleyraForwardTo: z.string().default('+14155550101'),
	/** One callback per callee, or one with all of them when the last call is over. */
	cmCallbacks: z.enum(['one-per-callee', 'one-for-all']).default('one-per-callee'),
	/** Shape of the answer that takes a report job: as the clients read it, or as the page shows it. */
	talkdeskReportShape: z.enum(['wrapped', 'flat']).default('wrapped'),
	/** How the report spells the exits of Make outbound call: `no_answer` or `No Answer`. */
	talkdeskReportExits: z.enum(['snake-case', 'as-in-studio']).default('snake-case'),
	/** Simulated seconds until a step stands in the report; Talkdesk says 300. */
	talkdeskReportDelaySeconds: z.number().min(0).default(0),
	/** Real milliseconds a report job takes. */
	talkdeskReportJobMs: z.number().int().min(0).default(1_500),
	/** What a flow does when the called person has hung up. */
	afterHangUp: z.enum(['stop-at-voice', 'skip-voice']).default('stop-at-voice'),
	/** Keys that a phone nobody attends presses at every question; empty: none. */
	unattendedKeys: z
		.string()
		.regex(/^[0-9*#]{0,30}$/, 'keys 0 to 9, * and #')
		.default(''),
	/** What a phone nobody attends says when it is asked; empty: nothing. */
	unattendedSpeech: z.string().max(1_000).default(''),
	/** Where flows and callbacks may reach: `loopback` is this machine alone. */
	reportTo: z.enum(['anywhere', 'loopback']).default('anywhere'),
	/** Lets any number be CM.com's caller or Kaleyra's bridge. */
	anyCaller: z.boolean().default(false),
	/** Tries per report until one is answered 2xx. */
	retryReports: z.number().int().min(1).max(20).default(3),
	/** Real milliseconds a receiver has to answer a report. */
	reportTimeoutMs: z.number().int().min(1).default(5_000),
	/** Real milliseconds the fault `slow` holds an answer back. */
	slowMs: z.number().int().min(0).default(2_000),
	/** Real milliseconds the fault `late-report` holds a report back. */
	lateReportMs: z.number().int().min(0).default(5_000),
	/** Calls remembered; the oldest are forgotten. */
	keepCalls: z.number().int().min(1).default(10_000),
});
export type Options = z.infer<typeof Options>;
