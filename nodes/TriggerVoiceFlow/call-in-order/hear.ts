/** A ladder hears what its calls have brought. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord, type Exit, type PlanReason } from '../../../core';
import { n8nClock } from '../../shared/host/clock';
import { parkedCall, type Ending } from '../start-flow/batch/call-execution';
import { lookAt } from '../start-flow/batch/look';
import { phaseOf, tell, type Rung, type Search } from './state';

export async function hear(context: IExecuteFunctions, search: Search): Promise<void> {
	for (const [reference, rung] of Object.entries(search.rungs))
		if (!rung.isPlanned) await hearOne(context, search, reference, rung);
	tell(search, { type: 'tick', nowMs: n8nClock.now() });
}

async function hearOne(
	context: IExecuteFunctions,
	search: Search,
	reference: string,
	rung: Rung,
): Promise<void> {
	const found = await lookAt(context, rung, search.callOnce);
	const isPlacing = phaseOf(search, reference) === 'placing';
	if (found === 'open') {
		const call = isPlacing ? await placedCall(context, rung) : undefined;
		if (call) tellPlaced(search, reference, call);
		return;
	}
	const of = { reference, nowMs: n8nClock.now() };
	if (found === 'lost' && isPlacing)
		return tell(search, {
			...{ type: 'restarted', nowMs: of.nowMs, isWrittenDown: search.callOnce },
		});
	delete search.rungs[reference];
	if (found === 'lost') return;
	if (found !== 'unknown') return tellEnding(search, reference, found);
	if (isPlacing) tell(search, { type: 'unconfirmed', ...of });
}

/** The call of an execution that n8n has saved as waiting. */
async function placedCall(context: IExecuteFunctions, { executions }: Rung): Promise<unknown> {
	const data = await context.getExecutionDataById(executions.at(-1)!).catch(() => undefined);
	return data?.waitTill ? parkedCall(data) : undefined;
}

function tellPlaced(search: Search, reference: string, call: unknown): void {
	const { confirmed, placedAt } = isRecord(call) ? call : {};
	tell(search, {
		type: confirmed === false ? 'unconfirmed' : 'placed',
		...{ reference, nowMs: n8nClock.now() },
		...(typeof placedAt === 'string' && { placedAtMs: Date.parse(placedAt) }),
	});
}

function tellEnding(search: Search, reference: string, ending: Ending): void {
	const { state, json, heldUntil } = ending;
	const call = isRecord(json.call) ? json.call : {};
	const { error, details } = json;
	if (error !== undefined) {
		search.failure = { error, ...(isRecord(details) && { details }) };
		search.notes.push(String(error));
	}
	const of = { reference, nowMs: n8nClock.now() };
	const reason = (call.reason ?? null) as PlanReason | null;
	if (heldUntil !== undefined)
		return tell(search, {
			...{ type: 'held', ...of, reason: reason ?? 'calledTooOften' },
			untilMs: Date.parse(heldUntil),
		});
	// refused before it was sent: of a ladder it counts who was called
	const isSent = state !== 'notCalled' && typeof call.placedAt === 'string';
	if (!isSent) return tell(search, { type: 'notCalled', ...of, reason });
	tellPlaced(search, reference, call);
	// its wait was ended without a report: the plan goes by its own limit
	if (typeof call.receivedAt !== 'string') return;
	tell(search, {
		...{ type: 'report', ...of, exit: state as Exit },
		answers: call.answers as Readonly<Record<string, string>>,
		answeredBy: call.answeredBy as 'human' | 'machine' | 'unknown' | null,
	});
}
