/** A dry run of a list says what would happen: on each item for itself, and for all in a hint. */
import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { SIMULATE_OFF, forecastList, isRecord, paceOf, yesOrNo, type ListRow } from '../../../core';
import { chosenProvider } from '../../shared/host/accounts';
import { n8nClock } from '../../shared/host/clock';

/** Whether no item is to be called: then none has to wait for the others. */
export function callsNobody(context: IExecuteFunctions): boolean {
	const { options } = context.getNode().parameters;
	// evaluating all options of a long list costs too much to do it for nothing
	const has = (name: string) => isRecord(options) && Object.hasOwn(options, name);
	const switches = ['dryRun', 'forgetReference'].filter(has);
	const maySimulate = has('simulateEnding');
	if (switches.length === 0 && !maySimulate) return false;
	const read = (name: string, itemIndex: number): unknown =>
		context.getNodeParameter(`options.${name}`, itemIndex, undefined as never);
	// what is neither yes nor no, or no ending, the item says
	return [...context.getInputData().keys()].every(
		(itemIndex) =>
			switches.some((name) => yesOrNo(read(name, itemIndex)) === true) ||
			(maySimulate && read('simulateEnding', itemIndex) !== SIMULATE_OFF),
	);
}

/**
 * Collects what a forecast has to know of the items of a run.
 * @param field where they have their call
 * @param together whether they would wait as one list
 */
export function collectForecast(context: IExecuteFunctions, field: string, together: boolean) {
	const items: INodeExecutionData[] = [];
	const rows: ListRow[] = [];
	return {
		add(item: INodeExecutionData, row: ListRow | undefined): void {
			if (row === undefined) return;
			items.push(item);
			rows.push(row);
		},
		/** Writes the forecast into the items; what the builder is told. */
		async hints(): Promise<NodeExecutionHint[]> {
			if (rows.length === 0) return [];
			const pace = paceOf(chosenProvider(context, 0), paceGiven(context));
			const zone = context.getTimezone();
			const forecast = await forecastList(rows, n8nClock.now(), pace, zone, together);
			for (const [at, item] of items.entries()) {
				const call = item.json[field];
				const own = { ...forecast.rows[at], list: forecast.sums };
				item.json[field] = { ...(isRecord(call) && call), forecast: own } as never;
			}
			const { sentence: message } = forecast.sums;
			return [{ message, type: 'info', location: 'outputPane' }];
		},
	};
}

/** Calls per second of the first item; what cannot be read the items say. */
function paceGiven(context: IExecuteFunctions): number | undefined {
	const given = Number(context.getNodeParameter('options.callsPerSecond', 0, Number.NaN));
	return given > 0 ? given : undefined;
}
