import { OUTPUTS } from '../../../core/tables';
import type { EditorNode } from '../../editor/red';

/** What Node-RED found out about one exit. */
export interface ExitTest {
	readonly exit: string;
	readonly state: 'reached' | 'lost' | 'notSaid';
	readonly why: string | null;
}

/** One line for each exit; a single one when nothing arrived, and always for the same reason. */
export function linesOf(
	node: Pick<EditorNode, '_'>,
	exits: readonly ExitTest[],
	provider: string,
	wired: ReadonlySet<number>,
): string[] {
	const sent = exits.filter(({ state }) => state !== 'notSaid');
	const reasons = new Set(sent.map(({ why }) => why));
	if (reasons.size === 1 && sent.every(({ state }) => state === 'lost'))
		return [`✗ ${node._('message.nothingArrived')} ${sent[0]?.why ?? ''}`];
	return exits.map(({ exit, state, why }) => {
		const name = node._(`exit.${exit}`);
		if (state === 'lost') return `✗ ${name}: ${why ?? ''}`;
		if (state === 'notSaid') return `– ${name} (${node._('message.notSaid', { provider })})`;
		const output = OUTPUTS.callResult.findIndex((known) => known === exit);
		return wired.has(output) ? `✓ ${name}` : `✓ ${name} (${node._('message.noWire')})`;
	});
}
