import { sealToken, type TokenKeys } from '../../../core';
import { LIE, attackOn, attackUrl } from '../../faults/attacks';
import type { PlannedCall } from '../../faults/plan';
import type { Attack } from '../../faults/tally';

/** Where reports of a call reach the host, and what its tokens are sealed with. */
export interface Target {
	readonly address: string;
	readonly keys: TokenKeys;
}

/** Forged reports of all kinds, while the calls are under way. */
export async function attackSome(
	calls: readonly PlannedCall[],
	targetOf: (call: PlannedCall) => Target,
): Promise<Attack[]> {
	const attacks: Attack[] = [];
	for (const call of calls) {
		const what = attackOn(call.index);
		if (what === undefined) continue;
		const { address, keys } = targetOf(call);
		const claims = {
			id: `forged-${call.index}`,
			provider: call.provider,
			reference: call.reference,
			to: call.to,
			placedAt: new Date().toISOString(),
			expiresAt: Date.now() + 60_000,
			context: null,
			deliver: {},
		};
		const forged = attackUrl(what, address, sealToken(claims, keys), claims, keys);
		const response = await fetch(forged, { method: 'POST', body: LIE });
		await response.text();
		attacks.push({ what, status: response.status });
	}
	return attacks;
}
