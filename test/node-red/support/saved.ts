/** What 0.1.0 saved: its examples, as its editor exported them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredNode } from 'node-red-node-test-helper';
import { MIGRATIONS as account } from '../../../node-red/nodes/account/migrations';
import { MIGRATIONS as outboundCallResult } from '../../../node-red/nodes/outbound-call-result/migrations';
import { MIGRATIONS as triggerVoiceFlow } from '../../../node-red/nodes/trigger-voice-flow/migrations';
import { MIGRATIONS as validateE164 } from '../../../node-red/nodes/validate-e164/migrations';
import type { Migration } from '../../../core/tables';

export const MIGRATIONS: Readonly<Record<string, readonly Migration[]>> = {
	'ringback-account': account,
	'ringback-outbound-call-result': outboundCallResult,
	'ringback-trigger-voice-flow': triggerVoiceFlow,
	'ringback-validate-e164': validateE164,
};

export const SAVED_FOLDER = join(__dirname, '../../fixtures/saved-0.1.0/node-red');

/** All nodes of ours in them, by type. */
export const savedNodes = (type: string): StoredNode[] =>
	readdirSync(SAVED_FOLDER)
		.flatMap((file) => JSON.parse(readFileSync(join(SAVED_FOLDER, file), 'utf8')) as StoredNode[])
		.filter((node) => node.type === type);
