import { fillText } from '../../flows/flow';
import { deliver, deliverAction, forgedToken } from '../../reports/deliver';
import type { Run } from '../run';
import type { Delivery, Outgoing } from '../../reports/send';
import type { StepOf } from '../../flows/steps';
import { fillAll } from './component';

type Action = StepOf<'execute_action'>;

/** A whole address, or base path and relative path with their parameters encoded. */
function addressOf({ url, base_path, relative_path, parameters }: Action, run: Run): string {
	if (url !== undefined) return fillText(url, run.variables);
	const values = fillAll(parameters, run.variables);
	const relative = (relative_path ?? '').replace(/\{\{([^{}]*)\}\}/g, (_whole, name: string) =>
		encodeURIComponent(values[name] ?? ''),
	);
	const base = fillText(base_path ?? '', run.variables);
	return relative === '' ? base : `${base.replace(/\/$/, '')}/${relative.replace(/^\//, '')}`;
}

function at(value: unknown, path: string): unknown {
	let found = value;
	for (const name of path.split('.')) {
		if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name))
			return undefined;
		found = (found as Record<string, unknown>)[name];
	}
	return found;
}

function takeOutput(run: Run, output: Action['output'], body: unknown): void {
	for (const [variable, path] of Object.entries(output)) {
		const value = at(body, path);
		const text =
			typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
		run.variables[variable] = run.ended.answers[variable] = text;
	}
}

function exitOf(delivery: Delivery): string {
	if ('error' in delivery) return delivery.error === 'timeout' ? 'Timeout' : 'Error';
	if (delivery.status === 504) return 'Timeout';
	return delivery.status >= 200 && delivery.status < 300 ? 'Success' : 'Error';
}

/** The result as an impostor would post it, who signs nothing. */
function forgedOf(plain: Outgoing, json: Readonly<Record<string, string>>): Outgoing {
	const { token = '', exit } = json;
	const lie = { token: forgedToken(token), exit: exit === 'Answered' ? 'Busy' : 'Answered' };
	return { ...plain, json: { ...json, ...lie } };
}

/** An action that carries a result token is a report, which faults and number endings are for. */
export async function executeAction(run: Run, step: Action, name: string): Promise<string> {
	const { context, record } = run;
	const url = addressOf(step, run);
	if (url === '') {
		context.note(record, 'noResultAddress', { step: name });
		return 'Success';
	}
	const json = fillAll(step.body, run.variables);
	const hasBody = step.method !== 'GET' && step.method !== 'DELETE';
	const readAnswer = Object.keys(step.output).length > 0;
	const plain: Outgoing = { method: step.method, url, ...(hasBody && { json }), readAnswer };
	const genuine = run.posts?.(plain, run.call) ?? plain;
	const isReport = hasBody && Object.hasOwn(step.body, 'token');
	const delivery = isReport
		? await deliver(context, record, { genuine, forged: forgedOf(plain, json) }, { step: name })
		: await deliverAction(context, record, genuine, { step: name });
	if (isReport) run.firstReportDone();
	takeOutput(run, step.output, 'body' in delivery ? delivery.body : undefined);
	return exitOf(delivery);
}
