/** What evidence is sealed with: the callback secret that the node has anyway. */
import { callbackKeys, hasCallbackSecret, type SecretContext } from './callback-secret';

/** Undefined where no secret is chosen: a call whose result nobody waits for needs none. */
export async function evidenceKeyOf(context: SecretContext): Promise<Buffer | undefined> {
	if (!hasCallbackSecret(context)) return undefined;
	return (await callbackKeys(context)).evidence?.();
}
