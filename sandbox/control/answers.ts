import type { z } from 'zod/v4';
import { plainRefusal, type Reply } from '../server/http';
import { describeIssues, jsonOrUndefined } from '../base/parse';

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const nothing: Reply = { status: 204 };
export { plainRefusal as refusal };

/** Checks what came in by a schema and hands it on; what does not fit is answered 400. */
export async function checked<T>(
	schema: z.ZodType<T>,
	given: unknown,
	use: (value: T) => Reply | Promise<Reply>,
): Promise<Reply> {
	const { success, data, error } = schema.safeParse(given);
	return success ? use(data) : plainRefusal(400, describeIssues(error));
}

/** The same for a JSON body. */
export const parsed = <T>(
	schema: z.ZodType<T>,
	text: string,
	use: (value: T) => Reply | Promise<Reply>,
): Promise<Reply> => checked(schema, jsonOrUndefined(text), use);
