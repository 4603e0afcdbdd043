/** The examples of the package, as a user who imported them would set them up. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredNode } from 'node-red-node-test-helper';
import type { ProviderId } from '../../../core';
import { CALLBACK_SECRET, SANDBOX } from './flow';

const FOLDER = join(__dirname, '../../../node-red/examples');

export const EXAMPLES = readdirSync(FOLDER).map((file) => file.slice(0, -'.json'.length));

/**
 * An example with its accounts at a sandbox, credentials among the nodes as the editor posts them.
 * @param folder where it was saved; today's examples without one
 */
export function exampleAt(name: string, sandboxUrl: string, folder = FOLDER): StoredNode[] {
	const nodes = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as StoredNode[];
	return nodes.map((node) =>
		node.type === 'ringback-account'
			? {
					...node,
					sandboxUrl,
					credentials: {
						...SANDBOX[node.provider as ProviderId].credentials,
						callbackSecret: CALLBACK_SECRET,
					},
				}
			: node,
	);
}

/** Tests run at night too, and wait for nothing longer than they have to. */
export function hurried(node: StoredNode): StoredNode {
	if (node.id === 'rb-nurse-call') return { ...node, waitLimitMinutes: '0.1' };
	if (node.askRules !== true) return node;
	const isOfTheRow = node.timeZoneType === 'msg';
	return {
		...node,
		callingHours: 'Mon-Sun 00:00-24:00',
		...(isOfTheRow ? { afterBusyMinutes: '0', afterNoAnswerMinutes: '0' } : { timeZone: 'UTC' }),
	};
}
