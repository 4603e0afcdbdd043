/** The credential that protects result addresses: its keys, and its test. */
import type {
	FunctionsBase,
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import {
	isVoiceError,
	keysOfAccount,
	secretsOf,
	tokenKeys,
	type Provider,
	type TokenKeys,
} from '../../../core';
import { credentialIdOf, credentialTypeOf } from '../host/accounts';
import { N8N_WORDS, n8nFault } from '../host/words';

export const CALLBACK_CREDENTIAL = 'ringbackCallbackApi';

export type SecretContext = Pick<FunctionsBase, 'getCredentials' | 'getNode' | 'getInstanceId'>;

/** Whether one is chosen in the node. */
export const hasCallbackSecret = (context: Pick<SecretContext, 'getNode'>): boolean =>
	context.getNode().credentials?.[CALLBACK_CREDENTIAL] !== undefined;

/**
 * The keys of the chosen secret. Results travel between nodes that chose the same credential,
 * and only between those. Throws without a secret: closed by default.
 * @param provider whose account lends its secrets where no callback secret is chosen: for results
 *   that come straight back to the node that called
 */
export async function callbackKeys(
	context: SecretContext,
	provider?: Provider,
): Promise<TokenKeys> {
	const node = context.getNode();
	if (hasCallbackSecret(context)) {
		const secrets =
			await context.getCredentials<ICredentialDataDecryptedObject>(CALLBACK_CREDENTIAL);
		return keysOf(secrets, credentialIdOf(node, CALLBACK_CREDENTIAL));
	}
	if (provider === undefined) throw n8nFault(N8N_WORDS.secretMissing());
	const type = credentialTypeOf(provider.id);
	const account = await context.getCredentials<ICredentialDataDecryptedObject>(type);
	return keysOfAccount(
		secretsOf(provider.table, account),
		context.getInstanceId(),
		credentialIdOf(node, type),
	);
}

const keysOf = ({ secret, previousSecret }: ICredentialDataDecryptedObject, audience: string) =>
	tokenKeys(secret, previousSecret, audience);

/** Tests the secret where it is: no other server knows it, so there is none to ask. */
export async function callbackSecretTest(
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		keysOf(credential.data ?? {}, credential.id);
		return { status: 'OK', message: 'The secret is long enough and not easy to guess.' };
	} catch (error) {
		const message = isVoiceError(error) ? error.message : 'The secret cannot be used.';
		return { status: 'Error', message };
	}
}
