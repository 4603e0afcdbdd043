import { randomUUID } from 'node:crypto';
import { changeSpeed } from '../calls/time';
import type { Call, CallRecord } from '../calls/call';
import { execute } from './execute';
import type { Flow } from '../flows/flow';
import { createHandset } from '../calls/handset';
import { maskFields, maskNumber } from '../base/mask';
import { behaviourOf } from '../calls/phone';
import { deliver, type Report } from '../reports/deliver';
import type { Ended, Run, VoicemailResponse } from './run';
import type { Context } from './context';

export interface Placement {
	readonly provider: string;
	readonly id: string;
	readonly flow: Flow;
	/** As the request spelt it. */
	readonly flowId: string;
	readonly to: string;
	/** Number shown on the phone; absent: hidden. */
	readonly from?: string;
	readonly reference: string | null;
	readonly variables: Readonly<Record<string, unknown>>;
	/** Values the flow holds itself, for a provider whose requests carry none. */
	readonly ownVariables?: Readonly<Record<string, string>>;
	/** Ring time the request asked for; absent: the flow's own. */
	readonly ringSeconds?: number;
	/** What happens when a mailbox answers; absent: it goes unnoticed. */
	readonly voicemail?: VoicemailResponse;
	/** The provider listens for machines, and tells voicemail from a person. */
	readonly tellsMachines?: true;
	/** The flow may not run: no phone is called, and this status is reported. */
	readonly refusedAs?: string;
	/** What the provider itself reports when the call is over; absent: nothing. */
	report?(call: Call, ended: Ended): Report | undefined;
}

export interface Placed {
	readonly record: CallRecord;
	/**
	 * What the start's answer has to wait for, when the called number wants its report first:
	 * the first try of a report, at the latest the end of the call.
	 */
	readonly notBefore?: Promise<void>;
}

function recordOf(context: Context, placement: Placement): CallRecord {
	const { provider, id, flow, flowId, to, reference, variables } = placement;
	return {
		call: {
			id,
			provider,
			to,
			reference,
			flowId,
			variables: maskFields(variables),
			placedAt: new Date(context.clock.nowMs()).toISOString(),
			phone: null,
			exit: null,
			endedAt: null,
			timeline: [],
		},
		executionId: randomUUID().replaceAll('-', ''),
		flowName: flow.name,
		flowVersion: flow.version,
		from: placement.from ?? null,
		handset: createHandset(),
		time: { seconds: 0, atMs: context.clock.monotonicMs(), speed: context.speed },
		steps: [],
		start: null,
		faults: [],
	};
}

const textsOf = (variables: Placement['variables']): Record<string, string> =>
	Object.fromEntries(
		Object.entries(variables).map(([name, value]) => [
			name,
			typeof value === 'string' ? value : JSON.stringify(value),
		]),
	);

/** Dials: the call is recorded at once and lives on by itself. */
export function placeCall(context: Context, placement: Placement): Placed {
	const { provider, id, flow, to, refusedAs } = placement;
	const record = recordOf(context, placement);
	const { call, handset } = record;
	context.calls.add(record);
	context.note(record, 'placed');
	context.log(`${provider} ${id} placed to ${maskNumber(to)}, flow "${flow.name}"`);

	const ended: Ended = { ringSeconds: 0, talkSeconds: 0, forward: null, keys: {}, answers: {} };
	const firstReport = new Promise<void>((resolve) => {
		const run: Run = {
			context,
			call,
			record,
			handset,
			given: { ...placement.ownVariables, ...textsOf(placement.variables) },
			variables: {},
			ringSeconds: placement.ringSeconds,
			voicemail: placement.voicemail ?? 'Ignore',
			tellsMachines: placement.tellsMachines ?? false,
			machineUnnoticed: false,
			isForwarded: false,
			ended,
			firstReportDone: resolve,
		};
		const life = async () => {
			if (refusedAs === undefined) await execute(run, flow);
			else {
				call.phone = call.exit = 'failed';
				context.note(record, 'flowNotRun', { because: refusedAs });
			}
			handset.state = 'ended';
			changeSpeed(record.time, context.clock.monotonicMs(), context.speed);
			handset.spoken = handset.gathering = null;
			call.endedAt = new Date(context.clock.nowMs()).toISOString();
			context.note(record, 'ended', { exit: call.exit });
			context.log(`${provider} ${id} ended: ${call.exit}`);
			const report = placement.report?.(call, ended);
			if (report) await deliver(context, record, report);
			resolve();
		};
		context.background(life());
	});
	return { record, notBefore: behaviourOf(to).report === 'early' ? firstReport : undefined };
}
