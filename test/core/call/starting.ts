import { providers, startCall, type CallDraft, type Lent, type StartHost } from '../../../core';
import { fakeClock, scriptedTransport } from '../../support/fakes';
import { ACCOUNTS, RESULT, SETTINGS } from '../samples';

export const BACK = { address: RESULT };
type Host = StartHost<typeof BACK>;

export const DRAFT: CallDraft = {
	provider: providers.talkdesk,
	settings: SETTINGS.talkdesk,
	account: ACCOUNTS.talkdesk,
	waits: false,
	dryRun: false,
};

/** Starts the sample call at Talkdesk; nothing is sent that `lent` has no answer for. */
export const startSample = (
	host: Partial<Host>,
	lent: Partial<Lent> = {},
	draft: Partial<CallDraft> = {},
) =>
	startCall<typeof BACK>(
		{ ...DRAFT, ...draft },
		{
			clock: fakeClock(),
			gates: [],
			callback: () => BACK,
			lend: () => ({ transport: scriptedTransport(), limiters: [], ...lent }),
			...host,
		},
	);
