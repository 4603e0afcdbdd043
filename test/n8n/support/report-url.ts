import { sealToken, tokenKeys, type ResultToken } from '../../../core';
import { SECRET } from './contexts';

const KEYS = tokenKeys(SECRET, undefined, 'id-of-ringbackCallbackApi');
const URL_OF_NODE = 'https://n8n.example.com/webhook/results';

/** Where Kaleyra reports to "Outbound Call Result" that a phone was busy. */
export function urlOfReport(more: Partial<ResultToken>): string {
	const token: ResultToken = {
		id: 'one',
		provider: 'kaleyra',
		reference: 'order-7',
		to: '+14155550123',
		placedAt: new Date().toISOString(),
		expiresAt: Date.now() + 60_000,
		context: null,
		deliver: {},
		way: 'relay',
		...more,
	};
	return `${URL_OF_NODE}?rb=${sealToken(token, KEYS)}&status=BUSY`;
}
