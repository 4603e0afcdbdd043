/**
 * Which nodes are there right now. A deploy closes a node and makes it again under the same
 * id; what is under way goes on with the new one. A stop closes it for good: then nothing more
 * may be dialled.
 */
import type { Node } from 'node-red';
import { VoiceError, told } from '../../core';

/** A deploy takes milliseconds; flows that stay away longer were stopped by a person. */
const DEPLOY_MS = 10_000;

interface Life {
	node: Node | null;
	readonly waiting: Set<() => void>;
	readonly ended: AbortController;
	timer?: NodeJS.Timeout;
}

const registry = new Map<string, Life>();

/** A node was made just now: it takes the place of the one before it under its id. */
export function register(node: Node): void {
	const known = registry.get(node.id);
	const life: Life =
		known && !known.ended.signal.aborted
			? known
			: { node: null, waiting: new Set(), ended: new AbortController() };
	clearTimeout(life.timer);
	life.node = node;
	registry.set(node.id, life);
	for (const go of life.waiting) go();
	life.waiting.clear();
}

/** A node was closed; `removed`: it will not come back. */
export function unregister(node: Node, removed: boolean): void {
	const life = registry.get(node.id);
	if (!life || life.node !== node) return;
	life.node = null;
	if (removed) end(node.id, life);
	else life.timer = setTimeout(() => end(node.id, life), DEPLOY_MS).unref();
}

/** After a deploy: nodes that were not made anew are gone for good. */
export function endMissing(): void {
	for (const [id, life] of [...registry]) if (life.node === null) end(id, life);
}

function end(id: string, life: Life): void {
	clearTimeout(life.timer);
	if (registry.get(id) === life) registry.delete(id);
	life.ended.abort();
	for (const go of life.waiting) go();
	life.waiting.clear();
}

/** The node of that id, as it is now. */
export const nodeNow = (id: string): Node | null => registry.get(id)?.node ?? null;

/** Aborted when the node is gone for good. */
export const lifeSignal = (id: string): AbortSignal =>
	registry.get(id)?.ended.signal ?? AbortSignal.abort();

/** Resolves once a deploy is over, whether the node came back or not. */
export const deployed = (id: string): Promise<void> =>
	nodeAlive(id).then(
		() => undefined,
		() => undefined,
	);

/** The node of that id, once a deploy is over. Throws `cancelled` when it is gone for good. */
export async function nodeAlive(id: string): Promise<Node> {
	const life = registry.get(id);
	if (life && life.node === null && !life.ended.signal.aborted)
		await new Promise<void>((go) => life.waiting.add(go));
	const node = nodeNow(id);
	if (node === null)
		throw new VoiceError(
			'cancelled',
			told({
				en: 'The call was not made: the flow was stopped before it was sent.',
				de: 'Der Anruf wurde nicht gemacht: Der Flow wurde vorher angehalten.',
				fr: 'L’appel n’a pas été passé\u00a0: le flux a été arrêté avant.',
			}),
			{
				hint: told({
					en: 'Send the message again once the flow runs.',
					de: 'Die Nachricht erneut senden, sobald der Flow läuft.',
					fr: 'Renvoyez le message une fois que le flux tourne.',
				}),
			},
		);
	return node;
}
