import { AREA_CODES_BY_STATE } from './us-area-codes.data';

let stateByAreaCode: ReadonlyMap<string, string> | undefined;

/**
 * The state (such as `FL`) whose area code an E.164 number of the USA has; null for toll-free and
 * for area codes that belong to nobody yet. A mobile keeps its area code when its owner moves.
 */
export function usStateOf(e164: string): string | null {
	stateByAreaCode ??= new Map(
		Object.entries(AREA_CODES_BY_STATE).flatMap(([state, codes]) =>
			codes.split(' ').map((code) => [code, state] as const),
		),
	);
	return e164.startsWith('+1') ? (stateByAreaCode.get(e164.slice(2, 5)) ?? null) : null;
}
