import type { Exit } from '../result/exits';

/** Which setting says how long after which exit; what is not here is never tried again. */
export const TRY_AFTER = {
	busy: 'afterBusyMinutes',
	noAnswer: 'afterNoAnswerMinutes',
	voicemail: 'afterVoicemailMinutes',
	failed: 'afterFailedMinutes',
	/** Nobody knows how the call ended: it may have been answered. */
	noResult: 'afterNoResultMinutes',
} as const satisfies Partial<Record<Exit, string>>;
