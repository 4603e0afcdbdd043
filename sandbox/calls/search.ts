/** Finding calls, on the server and on its page alike: pure, and small enough for a browser. */
import type { CallSummary } from './summary';

/** What the list of calls can be narrowed to: where a call is, or what became of the phone. */
export const SHOWN = [
	'all',
	'live',
	'answered',
	'voicemail',
	'busy',
	'rejected',
	'noAnswer',
	'invalidNumber',
	'failed',
	'interrupted',
] as const;
export type Shown = (typeof SHOWN)[number];

export interface Search {
	/** Stands in the number, the reference, the id or the flow's name, in any letter case. */
	readonly find: string;
	readonly show: Shown;
}

export const isNarrow = ({ find, show }: Search): boolean => find.trim() !== '' || show !== 'all';

function isShown({ state, phone, interrupted }: CallSummary, show: Shown): boolean {
	if (show === 'all') return true;
	if (show === 'live') return state !== 'ended';
	if (show === 'interrupted') return interrupted && phone === null;
	return state === 'ended' && phone === show;
}

export function matches(call: CallSummary, { find, show }: Search): boolean {
	const needle = find.trim().toLowerCase();
	return (
		isShown(call, show) &&
		[call.to, call.reference ?? '', call.flowName, call.id].some((text) =>
			text.toLowerCase().includes(needle),
		)
	);
}
