/** The test of a provider's credential, in the words that calls and Node-RED have. */
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { isVoiceError, sentenceOf, testAccount } from '../../../core';
import { providerWith } from './accounts';
import { n8nClock } from './clock';
import { n8nTestTransport } from './transport';

/** Dials nobody. The name in `testedBy` of the credentials. */
export async function accountTest(
	this: ICredentialTestFunctions,
	{ type, data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const provider = providerWith(type);
	try {
		const transport = n8nTestTransport(this, provider);
		const { message } = await testAccount(provider, data, transport, n8nClock);
		return { status: 'OK', message };
	} catch (error) {
		const message = isVoiceError(error) ? sentenceOf(error) : 'The account could not be tested.';
		return { status: 'Error', message };
	}
}
