/**
 * Who took over, of people who are called in order: noted when the report with the yes passes here,
 * for the report of somebody who presses the key when the execution has gone on.
 */
import { isRecord, type Heard, type ResultToken } from '../../core';
import { DELIVER } from '../shared/webhook/deliver';
import { keptList, type NodeMemory } from './kept-list';

interface Yes {
	readonly ladder: string;
	/** The id of the call's token. */
	readonly token: string;
	/** Of the person. */
	readonly name: string;
}

const MOST = 200;

const isYes = (value: unknown): value is Yes =>
	isRecord(value) &&
	[value.ladder, value.token, value.name].every((one) => typeof one === 'string');

const yeses = keptList<Yes>('tookOver', (one) => (isYes(one) ? one.ladder : undefined), MOST);

/**
 * What the flow is told after its report. Nothing for a call that belongs to no ladder.
 * @param heard what the waiting execution said, where there was one
 */
export function heardHere(
	memory: NodeMemory,
	{ id, deliver }: ResultToken,
	heard?: Heard,
): Partial<Heard> {
	const { [DELIVER.ladder]: ladder, [DELIVER.person]: name = '' } = deliver;
	if (ladder === undefined) return heard ?? {};
	// the first one stays, whatever another process has heard since
	const first = yeses.all(memory).find((yes) => yes.ladder === ladder);
	if (first)
		return first.token === id ? { confirmed: true } : { confirmed: false, already: first.name };
	if (heard?.confirmed) yeses.add(memory, { ladder, token: id, name });
	return heard ?? { confirmed: false };
}
