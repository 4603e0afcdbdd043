/** Calls at Talkdesk that wait for the permits of one account. */
import { providers } from '../../../core';
import { placeCall, type CallHost } from '../../../core/call/place';
import { ACCEPTED as ACCEPTED_AT } from '../call/placing';
import { readyCall } from '../samples';

export const ACCEPTED = ACCEPTED_AT.talkdesk;
export const ONE_A_SECOND = { requests: 1, perMs: 1_000 };

export const place = (host: Omit<CallHost, 'gates'>, reference = 'order-1042') =>
	placeCall(providers.talkdesk, readyCall('talkdesk', { reference }), null, { ...host, gates: [] });
