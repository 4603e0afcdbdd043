import type { INode } from 'n8n-workflow';
import { MESSAGES, fault, migrated, type SavedSettings, type Migration } from '../../../core';

/**
 * Parameters in the form of the newest version of a node. Throws a VoiceError where a newer
 * version of the package saved the node.
 */
export function newestParameters(
	{ typeVersion }: Pick<INode, 'typeVersion'>,
	parameters: SavedSettings,
	steps: readonly Migration[],
): SavedSettings {
	const newest = migrated(parameters, typeVersion, steps);
	if (newest === null) throw fault(MESSAGES.savedByNewer('n8n-nodes-ringback'));
	return newest;
}

/** Throws the same, before anything is read or done. */
export const refuseNewer = (node: Pick<INode, 'typeVersion'>, steps: readonly Migration[]): void =>
	void newestParameters(node, {}, steps);
