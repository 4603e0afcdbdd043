import type { z } from 'zod/v4';

/** One line naming every field at fault: `times: Too small…; fault: Invalid option…`. */
export const describeIssues = (error: z.ZodError): string =>
	error.issues
		.map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
		.join('; ');

/** Undefined when `text` is not JSON. */
export function jsonOrUndefined(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
