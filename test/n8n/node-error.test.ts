import { inspect } from 'node:util';
import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { MESSAGES, VoiceError, fault, type FailureKind } from '../../core';
import { toErrorItem, toNodeError } from '../../nodes/shared/host/node-error';

const node = { name: 'Node', type: 'test', typeVersion: 1 } as INode;

describe('toNodeError', () => {
	it.each<[FailureKind, unknown]>([
		['invalidRequest', NodeOperationError],
		['notConfigured', NodeOperationError],
		['cancelled', NodeOperationError],
		['unauthorized', NodeApiError],
		['flowNotFound', NodeApiError],
		['refused', NodeApiError],
		['unreachable', NodeApiError],
	])('makes of %s the error of n8n that fits', (kind, type) => {
		const error = toNodeError(
			node,
			new VoiceError(kind, 'What happened.', { hint: 'Do this.' }),
			3,
		);
		expect(error).toBeInstanceOf(type);
		expect(error).toMatchObject({
			message: 'What happened.',
			description: 'Do this.',
			context: { itemIndex: 3 },
		});
	});

	it('keeps our words where n8n has its own for a status', () => {
		for (const status of [401, 403, 404, 429, 500]) {
			const failure = new VoiceError('refused', 'Our words.', { status });
			expect(toNodeError(node, failure)).toMatchObject({
				message: 'Our words.',
				httpCode: String(status),
			});
		}
	});

	it('keeps our words where they name a host', () => {
		const error = toNodeError(node, fault(MESSAGES.unreachable('econnrefused.example.com')));
		expect(error.message).toBe(MESSAGES.unreachable('econnrefused.example.com')[1]);
	});

	it('tells n8n why, and for how long', () => {
		const limited = new VoiceError('rateLimited', 'm', { retryAfterMs: 2_000 });
		expect(toNodeError(node, limited).failure).toEqual({
			cause: 'rate-limited',
			retryAfterMs: 2_000,
		});
		expect(toNodeError(node, new VoiceError('unauthorized', 'm')).failure).toEqual({
			cause: 'credential-invalid',
		});
		expect(toNodeError(node, new VoiceError('refused', 'm')).failure).toBeUndefined();
	});

	it('passes on what is an error of n8n already, and wraps anything else', () => {
		const known = new NodeOperationError(node, 'known');
		expect(toNodeError(node, known, 1)).toBe(known);
		for (const thrown of ['text', new Error('text')])
			expect(toNodeError(node, thrown, 1)).toMatchObject({ message: 'text' });
	});

	it('holds nothing of a request', () => {
		const shown = inspect(toNodeError(node, fault(MESSAGES.unreachable('host'))), { depth: 9 });
		expect(shown).not.toMatch(/headers|authorization/i);
	});
});

describe('toErrorItem', () => {
	const failure = new VoiceError('flowNotFound', 'What happened.', { hint: 'Do this.' });
	const item = (onError?: INode['onError']) =>
		toErrorItem(toNodeError({ ...node, onError }, failure), failure, { order: 7 }, 3);

	it('keeps the input beside what happened', () => {
		expect(item()).toMatchObject({
			json: { order: 7, error: 'What happened.', details: { kind: 'flowNotFound', itemIndex: 3 } },
			pairedItem: { item: 3 },
		});
	});

	it('has the two fields alone that n8n moves to an error output, where it adds the input', () => {
		expect(Object.keys(item('continueErrorOutput').json)).toEqual(['error', 'details']);
	});
});
