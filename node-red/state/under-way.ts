/** Calls that a trigger of this process waits for, or holds: who asks for one of them again is told so. */
const marks = new Map<string, number>();

const nameOf = (accountId: string, reference: string): string => `${accountId} ${reference}`;

/** Marks a reference as under way; returns how to take the mark off, which counts once. */
export function markUnderWay(accountId: string, reference: string): () => void {
	const name = nameOf(accountId, reference);
	marks.set(name, (marks.get(name) ?? 0) + 1);
	let isOn = true;
	return () => {
		if (!isOn) return;
		isOn = false;
		const left = (marks.get(name) ?? 1) - 1;
		if (left > 0) marks.set(name, left);
		else marks.delete(name);
	};
}

export const isUnderWay = (accountId: string, reference: string): boolean =>
	marks.has(nameOf(accountId, reference));
