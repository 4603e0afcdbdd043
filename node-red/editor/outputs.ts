/** Which outputs a node has when, and which wires stay when that changes. */
/**
 * Tells Node-RED, in the form its hidden field `outputs` takes, which wires stay when the
 * outputs change: those whose output has the same name on both sides. All others go, because
 * a wire that keeps its index would silently mean something else.
 */
export function outputMap(before: readonly string[], after: readonly string[]): string {
	const kept = before.map((name, index) => [String(index), after.indexOf(name)]);
	const added = after
		.filter((name) => !before.includes(name))
		.map((name) => [name, after.indexOf(name)]);
	return JSON.stringify(Object.fromEntries([...kept, ...added]));
}
