/** Accounts and calls that are right, for tests to spoil one thing at a time. */
import {
	prepareCall,
	providers,
	tokenKeys,
	type PreparedCall,
	type ProviderId,
	type ResultToken,
} from '../../core';

/** Reserved for fiction by the North American and the British numbering plans. */
export const TO = '+14155550123';
export const FROM = '+442079460123';

/** Everything in an account that must never be shown again; each is found by its marker. */
export const SECRET_MARKER = 'MARKED-SECRET';
const secret = (name: string) => `${SECRET_MARKER}-${name}-0123456789`;

export const ACCOUNTS: Readonly<Record<ProviderId, Record<string, unknown>>> = {
	talkdesk: {
		account: 'acme',
		region: 'us',
		clientId: 'client-1',
		clientSecret: secret('client'),
	},
	cmCom: {
		productToken: secret('product-token'),
		baseUrl: 'https://api.cm.com/voiceapi/v2',
	},
	kaleyra: { sid: 'HX0000000001IN', apiKey: secret('api-key'), region: 'in' },
};

export const SETTINGS: Readonly<Record<ProviderId, Record<string, unknown>>> = {
	talkdesk: { flowId: '0123456789abcdef0123456789abcdef', to: TO, reference: 'order-1042' },
	cmCom: {
		flowId: '6f1c1f0e-0000-4000-8000-000000000001',
		to: TO,
		from: FROM,
		reference: 'order-1042',
	},
	kaleyra: {
		flowId: 'SG_6f1c1f0e-0000-4000-8000-000000000002',
		to: TO,
		from: FROM,
		reference: 'order-1042',
	},
};

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
