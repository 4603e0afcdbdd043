/** What became of a call that was to be placed. */
import type { VoiceError } from '../base/errors';
import type { Reason } from '../result/reasons';
import type { FirstResult } from '../result/result';
import type { Objection } from './gate';

export type Placement =
	| { readonly state: 'placed'; readonly callId: string | null; readonly placedAt: string }
	/** Sent, but nobody knows whether it was taken: somebody's phone may ring. */
	| { readonly state: 'unconfirmed'; readonly why: VoiceError; readonly placedAt: string }
	| {
			readonly state: 'notCalled';
			readonly reason: Reason;
			/** Where the reason's own one would say too little. */
			readonly sentence?: string;
			readonly providerStatus: string | null;
			/** When it may be asked for again, where that is known; ISO 8601, UTC. */
			readonly notBefore?: string;
			/** Whether the same call was asked for before, and how it ended. */
			readonly replayed?: boolean;
			readonly first?: FirstResult | null;
	  }
	/** Not called now; from `notBefore` on (ISO 8601, UTC) it may be asked for again. */
	| {
			readonly state: 'held';
			readonly notBefore: string;
			readonly reason: Reason;
			readonly sentence: string;
	  };

/** What a gate makes of a call that it does not let go. */
export const stoppedBy = (objection: Objection): Placement =>
	'holdUntil' in objection
		? {
				state: 'held',
				notBefore: objection.holdUntil,
				reason: objection.reason,
				sentence: objection.sentence,
			}
		: {
				state: 'notCalled',
				reason: objection.notCalled,
				sentence: objection.sentence,
				providerStatus: null,
				...(objection.notBefore === undefined ? {} : { notBefore: objection.notBefore }),
			};
