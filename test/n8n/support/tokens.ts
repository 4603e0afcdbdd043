import { sealToken, type ResultToken } from '../../../core';
import { KEYS } from './trigger';

/** Of one call, whose result is not on its way to any node yet. */
export const TOKEN: ResultToken = {
	id: 'one',
	provider: 'kaleyra',
	reference: 'order-7',
	to: '+14155550123',
	placedAt: new Date().toISOString(),
	expiresAt: Date.now() + 60_000,
	context: null,
	deliver: {},
};

const URL_OF_NODE = 'https://n8n.example.com/webhook/results';

/** Where Kaleyra reports to "Outbound Call Result" that a phone was busy. */
export const urlOfReport = (more: Partial<ResultToken>): string =>
	`${URL_OF_NODE}?rb=${sealToken({ ...TOKEN, way: 'relay', ...more }, KEYS)}&status=BUSY`;
