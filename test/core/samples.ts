/** Accounts and calls that are right, for tests to spoil one thing at a time. */
import {
	prepareCall,
	providers,
	tokenKeys,
	type PreparedCall,
	type ProviderId,
	type ResultToken,
} from '../../core';
import { SAMPLES } from '../providers';
import { perProvider } from '../providers/per-provider';
import { FROM, SECRET_MARKER } from '../providers/samples';

/** Reserved for fiction by the North American numbering plan. */
export const TO = '+14155550123';
export { FROM, SECRET_MARKER };

export const ACCOUNTS = perProvider((id): Record<string, unknown> => SAMPLES[id].account);

export const SETTINGS = perProvider((id): Record<string, unknown> => {
	const { flowId, from } = SAMPLES[id];
	return { flowId, to: TO, ...(from && { from }), reference: 'order-1042' };
});

export const RESULT = {
	url: 'https://hooks.example.com/result?rb=TOKEN-TEXT',
	token: 'TOKEN-TEXT',
} as const;

/** A call that is ready to be sent; settings and account as right as possible but for what is given. */
export function readyCall(
	id: ProviderId,
	settings: Record<string, unknown> = {},
	account: Record<string, unknown> = {},
): PreparedCall {
	const call = prepareCall(
		providers[id],
		{ ...SETTINGS[id], ...settings },
		{ ...ACCOUNTS[id], ...account },
	);
	if (call.kind !== 'ready') throw new Error(`the sample call was refused: ${call.sentence}`);
	return call;
}

/** What `act` throws; a test that needs an error fails when there is none. */
export function thrownBy(act: () => unknown): unknown {
	try {
		act();
	} catch (error) {
		return error;
	}
	throw new Error('nothing was thrown');
}

/** What a promise is rejected with. */
export const rejectionOf = (work: Promise<unknown>): Promise<unknown> =>
	work.then(
		() => {
			throw new Error('nothing was thrown');
		},
		(error: unknown) => error,
	);

export const NOW_MS = Date.UTC(2026, 0, 1);

export const keysOf = (
	secretText = 'a secret of more than 16 characters',
	audience = 'account-1',
) => tokenKeys(secretText, undefined, audience);

export const claimsOf = (provider: string, change: Partial<ResultToken> = {}): ResultToken => ({
	id: 'call-id-1',
	provider,
	reference: 'order-1042',
	to: TO,
	placedAt: '2025-12-31T23:59:00.000Z',
	expiresAt: NOW_MS + 60_000,
	context: { orderId: 1042 },
	deliver: { node: 'node-1' },
	...change,
});
