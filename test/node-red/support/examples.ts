/** The examples of the package, as a user who imported them would set them up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredNode } from 'node-red-node-test-helper';
import type { ProviderId } from '../../../core';
import { CALLBACK_SECRET, SANDBOX } from './flow';

const FOLDER = join(__dirname, '../../../node-red/examples');

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
