import { REASONS, callResult, resultOfReport, type CallResult } from '../../../core';
import { TO } from '../samples';

const BASICS = { reference: 'order-1042', provider: 'cmCom', to: TO, context: { orderId: 1042 } };
const KEYS: ReadonlyArray<keyof CallResult> = [
	...([
		'exit',
		'reason',
		'sentence',
		'reference',
		'provider',
		'callId',
		'to',
		'confirmed',
	] as const),
	...(['providerStatus', 'sipCode', 'ringSeconds', 'talkSeconds', 'answers'] as const),
	...(['placedAt', 'receivedAt', 'context', 'raw'] as const),
	...(['answeredBy', 'recordingUrl', 'transcript', 'summary', 'cost'] as const),
	...(['notBefore', 'attempt', 'attempts', 'optOut', 'evidence'] as const),
	...(['replayed', 'first', 'simulated'] as const),
];

describe('callResult', () => {
	it('shows the exit first, whatever was known first', () => {
		const result = callResult(BASICS, 'busy', true, { raw: { a: 1 }, callId: 'c-1' });
		expect(Object.keys(result)).toEqual(KEYS);
	});

	it('has every key, and null for what is unknown', () => {
		expect(callResult(BASICS, 'noResult', true)).toEqual({
			exit: 'noResult',
			reason: null,
			sentence: null,
			reference: 'order-1042',
			provider: 'cmCom',
			callId: null,
			to: TO,
			confirmed: true,
			providerStatus: null,
			sipCode: null,
			ringSeconds: null,
			talkSeconds: null,
			answers: {},
			placedAt: null,
			receivedAt: null,
			context: { orderId: 1042 },
			raw: null,
			answeredBy: null,
			recordingUrl: null,
			transcript: null,
			summary: null,
			cost: null,
			notBefore: null,
			attempt: 1,
			attempts: null,
			optOut: null,
			evidence: null,
			replayed: false,
			first: null,
			simulated: false,
		});
	});

	it('is JSON: nothing gets lost on the way through a queue', () => {
		const result = callResult(BASICS, 'placed', false, { callId: 'c-1' });
		expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		expect(Object.keys(result).sort()).toEqual([...KEYS].sort());
	});

	it.each([
		['order-1042', 1],
		['order-1042-try-2', 2],
		['order-1042-try-2-try-10', 10],
		['-try-2', 1],
		['order-1042-try-100', 1],
	])('says of %s which try it is', (reference, attempt) =>
		expect(callResult({ ...BASICS, reference }, 'busy', true).attempt).toBe(attempt),
	);

	it('has null for a context that was not given', () => {
		expect(callResult({ ...BASICS, context: undefined }, 'placed', true).context).toBeNull();
	});

	it('says the reason in a sentence: its own, or a better one that is given', () => {
		const reason = 'numberNotValid' as const;
		expect(callResult(BASICS, 'notCalled', true, { reason }).sentence).toBe(REASONS[reason]);
		const known = { reason, sentence: 'The number has too few digits.' };
		expect(callResult(BASICS, 'notCalled', true, known).sentence).toBe(known.sentence);
	});

	it('lets no report overwrite which call it is', () => {
		const known = { reference: 'other', to: '+1', exit: 'answered', confirmed: false } as const;
		expect(callResult(BASICS, 'busy', true, known)).toMatchObject({
			exit: 'busy',
			confirmed: true,
			reference: 'order-1042',
			to: TO,
		});
	});
});

describe('resultOfReport', () => {
	const placed = { ...BASICS, placedAt: '2026-01-01T00:00:00.000Z', callId: 'of the start' };
	const report = {
		kind: 'final',
		exit: 'busy',
		providerStatus: '12 Call rejected',
		raw: {},
	} as const;

	it('is certain, and has the times of both ends', () => {
		expect(resultOfReport(placed, report, '2026-01-01T00:00:12.000Z')).toMatchObject({
			exit: 'busy',
			confirmed: true,
			providerStatus: '12 Call rejected',
			placedAt: '2026-01-01T00:00:00.000Z',
			receivedAt: '2026-01-01T00:00:12.000Z',
			sipCode: null,
			ringSeconds: null,
			talkSeconds: null,
			answers: {},
		});
	});

	it.each([
		[undefined, 'of the start'],
		[null, 'of the start'],
		['of the report', 'of the report'],
	])('with the call id %s in the report has the one %s', (callId, expected) => {
		expect(resultOfReport(placed, { ...report, callId }, 'x').callId).toBe(expected);
	});

	it('keeps the seconds of a call that was picked up at once', () => {
		const times = { ...report, ringSeconds: 0, talkSeconds: 0 };
		expect(resultOfReport(placed, times, 'x')).toMatchObject({ ringSeconds: 0, talkSeconds: 0 });
	});
});
