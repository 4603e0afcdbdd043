import { validatePhoneNumber } from '../../core';
import type { Random } from './random';

/** +1 NPA 555 0100 to 0199 are kept for fiction in every area code of the North American plan. */
const AREA_CODES = Array.from({ length: 800 }, (_, index) => 200 + index)
	.map((code) => ({ code, found: validatePhoneNumber(`+1${code}5550101`) }))
	.filter(({ code, found }) => found.e164 === `+1${code}5550101`);

/**
 * Hands out fictional numbers with a given ending, none twice.
 *
 * @param country only numbers of this one, as `US`: others have rules of their own, as Canada its hours
 */
export function numberPool({ below }: Pick<Random, 'below'>, country?: string) {
	const all = AREA_CODES.filter(({ found }) => !country || found.country === country);
	const left = new Map<string, number[]>();
	return (ending: string): string => {
		const codes = left.get(ending) ?? all.map(({ code }) => code);
		left.set(ending, codes);
		const [code] = codes.splice(below(codes.length), 1);
		if (code === undefined)
			throw new RangeError(`all fictional numbers that end in ${ending} are taken`);
		return `+1${code}55501${ending}`;
	};
}
