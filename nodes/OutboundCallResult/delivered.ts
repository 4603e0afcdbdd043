/**
 * Which results were taken already. In this process the check and the claim are one step; the
 * workflow's static data tells other processes and later ones, as far as n8n has saved it.
 */
import type { IDataObject } from 'n8n-workflow';

const MOST_IN_PROCESS = 20_000;
const MOST_IN_WORKFLOW = 500;

const inProcess = new Set<string>();

/** True for whoever comes first with this token. */
export function claim(tokenId: string, staticData: IDataObject): boolean {
	const known = Array.isArray(staticData.delivered) ? (staticData.delivered as string[]) : [];
	if (inProcess.has(tokenId) || known.includes(tokenId)) return false;
	inProcess.add(tokenId);
	for (const oldest of inProcess) {
		if (inProcess.size <= MOST_IN_PROCESS) break;
		inProcess.delete(oldest);
	}
	staticData.delivered = [...known, tokenId].slice(-MOST_IN_WORKFLOW);
	return true;
}

/** Takes a claim back, when the result got nowhere: its provider may send it again. */
export function release(tokenId: string, staticData: IDataObject): void {
	inProcess.delete(tokenId);
	const known = Array.isArray(staticData.delivered) ? (staticData.delivered as string[]) : [];
	staticData.delivered = known.filter((id) => id !== tokenId);
}
