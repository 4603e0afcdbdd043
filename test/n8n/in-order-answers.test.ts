import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { callResult, type ApprovalKeys, type CallResult, type PreparedCall } from '../../core';
import { providers } from '../../core/providers';
import { heardBy, neededGates } from '../../nodes/TriggerVoiceFlow/call-in-order/answers';
import {
	PART_NOTE,
	partJson,
	type RungPart,
} from '../../nodes/TriggerVoiceFlow/start-flow/batch/part';

const RUNG = { confirm: ['1'], decline: ['2'] };

function callOf(rung?: RungPart, asks?: ApprovalKeys) {
	const part = { batch: '1', wakeUrl: 'https://n8n.example.com/1', relay: null, rung, asks };
	const json = partJson({ ...part, request: { provider: providers.talkdesk } as never });
	return {
		getNode: () => ({ notes: PART_NOTE }),
		getInputData: () => [{ json }],
		evaluateExpression: () => json,
	} as unknown as IExecuteFunctions & IWebhookFunctions;
}
const called = (reference: string, digits: string, to = `+1415555${reference}`): CallResult => ({
	...callResult({ reference, provider: 'talkdesk', to, context: null }, 'answered', true),
	answers: { digits },
});
const gateOf = (rung: RungPart, reference: string) =>
	neededGates(callOf(rung))[0]!.ask({ reference, to: `+1415555${reference}` } as PreparedCall, 0);

describe('what a flow is told of its report', () => {
	it('is nothing for a call that belongs to nobody else', () => {
		expect(heardBy(callOf(), called('0101', '1'))).toEqual({});
		expect(neededGates(callOf())).toEqual([]);
	});

	it('is whether it was a yes, for one of several people who are asked, or who is asked again', () => {
		const asked = callOf(undefined, RUNG);
		expect(heardBy(asked, called('0101', '1'))).toEqual({ ok: true, confirmed: true });
		for (const digits of ['', '2', '11'])
			expect(heardBy(asked, called('0101', digits))).toEqual({ ok: true, confirmed: false });
	});

	it('is whether it counted, and who was first where it did not', () => {
		const ada = callOf({ ...RUNG, ladder: 'told', name: 'Ada' });
		const bob = callOf({ ...RUNG, ladder: 'told', name: 'Bob' });
		expect(heardBy(bob, called('0102', ''))).toEqual({ ok: true, confirmed: false });
		expect(heardBy(ada, called('0101', '1'))).toEqual({ ok: true, confirmed: true });
		expect(heardBy(ada, called('0101', '1'))).toEqual({ ok: true, confirmed: true });
		expect(heardBy(bob, called('0102', '1'))).toEqual({
			ok: true,
			confirmed: false,
			already: 'Ada',
		});
	});
});

describe('the gate of a call to one of several people', () => {
	it('keeps the call back once somebody else has confirmed, and nobody else’s', () => {
		const rung = { ...RUNG, ladder: 'stops', name: 'Ada' };
		expect(gateOf(rung, '0102')).toEqual({ go: true });
		heardBy(callOf(rung), called('0101', '1'));
		expect(gateOf(rung, '0102')).toMatchObject({ notCalled: 'stopped' });
		expect(gateOf({ ...rung, ladder: 'another' }, '0102')).toEqual({ go: true });
	});

	it('keeps a call to somebody back who has declined', () => {
		const rung = { ...RUNG, ladder: 'declined', name: 'Bob' };
		heardBy(callOf(rung), called('0103', '2'));
		expect(gateOf(rung, '0103')).toMatchObject({ notCalled: 'stopped' });
		expect(gateOf(rung, '0104')).toEqual({ go: true });
	});
});
