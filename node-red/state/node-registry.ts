/**
 * Which nodes are there right now. A deploy closes a node and makes it again under the same
 * id; what is under way goes on with the new one. A stop closes it for good: then nothing more
 * may be dialled.
 */
import type { Node } from 'node-red';
import { VoiceError } from '../../core';

/** A deploy takes milliseconds; flows that stay away longer were stopped by a person. */
const DEPLOY_MS = 10_000;

interface Life {
	node: Node | null;
	readonly waiting: Set<() => void>;
	readonly ended: AbortController;
	timer?: NodeJS.Timeout;
}

const lives = new Map<string, Life>();

/** Registers a node that was made just now. */
export function born(node: Node): void {
	const known = lives.get(node.id);
	const life: Life =
		known && !known.ended.signal.aborted
			? known
			: { node: null, waiting: new Set(), ended: new AbortController() };
	clearTimeout(life.timer);
	life.node = node;
	lives.set(node.id, life);
	for (const go of life.waiting) go();
	life.waiting.clear();
}

/** Registers that a node was closed; `removed`: it will not come back. */
export function closed(node: Node, removed: boolean): void {
	const life = lives.get(node.id);
	if (!life || life.node !== node) return;
	life.node = null;
	if (removed) end(node.id, life);
	else life.timer = setTimeout(() => end(node.id, life), DEPLOY_MS).unref();
}

/** After a deploy: nodes that were not made anew are gone for good. */
export function endLives(): void {
	for (const [id, life] of [...lives]) if (life.node === null) end(id, life);
}

function end(id: string, life: Life): void {
	clearTimeout(life.timer);
	if (lives.get(id) === life) lives.delete(id);
	life.ended.abort();
	for (const go of life.waiting) go();
	life.waiting.clear();
}

/** The node of that id, as it is now. */
export const nodeNow = (id: string): Node | null => lives.get(id)?.node ?? null;

/** Aborted when the node is gone for good. */
export const lifeSignal = (id: string): AbortSignal =>
	lives.get(id)?.ended.signal ?? AbortSignal.abort();

/** Resolves once a deploy is over, whether the node came back or not. */
export const deployed = (id: string): Promise<void> =>
	nodeAlive(id).then(
		() => undefined,
		() => undefined,
	);

/** The node of that id, once a deploy is over. Throws `cancelled` when it is gone for good. */
export async function nodeAlive(id: string): Promise<Node> {
	const life = lives.get(id);
	if (life && life.node === null && !life.ended.signal.aborted)
		await new Promise<void>((go) => life.waiting.add(go));
	const node = nodeNow(id);
	if (node === null)
		throw new VoiceError(
			'cancelled',
			'The call was not made: the flow was stopped before it was sent.',
			{ hint: 'Send the message again once the flow runs.' },
		);
	return node;
}
