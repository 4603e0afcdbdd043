import { z } from 'zod/v4';

/** A setting of the sandbox cannot be used; the message names it and says how to put it right. */
export class SettingError extends TypeError {}

/** What can be switched whatever the provider; most stands for behaviour that is not documented. */
export const CommonOptions = z.strictObject({
	/** Retry-After of every 429 that has none of its own, in seconds; null sends none. */
	retryAfterSeconds: z.number().int().positive().nullable().default(null),
	/** What a flow does when the called person has hung up. */
	afterHangUp: z.enum(['stop-at-voice', 'skip-voice']).default('stop-at-voice'),
	/** Keys that an unattended phone presses at every question; empty: none. */
	unattendedKeys: z
		.string()
		.regex(/^[0-9*#]{0,30}$/, 'keys 0 to 9, * and #')
		.default(''),
	/** What an unattended phone says when it is asked; empty: nothing. */
	unattendedSpeech: z.string().max(1_000).default(''),
	/** Where flows and callbacks may reach: `loopback` is this machine alone. */
	reportTo: z.enum(['anywhere', 'loopback']).default('anywhere'),
	/** Lets a call come from any number, not the account's own alone. */
	anyCaller: z.boolean().default(false),
	/** Tries per report until one is answered 2xx. */
	retryReports: z.number().int().min(1).max(20).default(3),
	/** Real milliseconds a receiver has to answer a report. */
	reportTimeoutMs: z.number().int().min(1).default(5_000),
	/** Real milliseconds the fault `slow` holds an answer back. */
	slowMs: z.number().int().min(0).default(2_000),
	/** Real milliseconds the fault `late-report`, or a number ending in 14, holds a report back. */
	lateReportMs: z.number().int().min(0).default(660_000),
	/** Calls remembered; the oldest are forgotten. */
	keepCalls: z.number().int().min(1).default(10_000),
});
export type CommonOptions = z.infer<typeof CommonOptions>;
