/** Credentials that were saved with an earlier version open and work as they did. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { CmComVoiceApi } from '../../credentials/CmComVoiceApi.credentials';
import { KaleyraApi } from '../../credentials/KaleyraApi.credentials';
import { TalkdeskOAuth2Api } from '../../credentials/TalkdeskOAuth2Api.credentials';

/** What n8n goes by when it stores and fills in a field, as version 0.1.0 had it. */
const SAVED = JSON.parse(
	readFileSync(join(__dirname, '../fixtures/saved/n8n-credentials.json'), 'utf8'),
) as Record<string, Record<string, object>>;

const storedAs = ({
	type,
	required,
	typeOptions,
	options,
	displayOptions,
	...rest
}: INodeProperties) => ({
	type,
	default: rest.default,
	...(required ? { required } : {}),
	...(typeOptions ? { typeOptions } : {}),
	...(options ? { options: options.map((one) => ('value' in one ? one.value : one.name)) } : {}),
	...(displayOptions ? { displayOptions } : {}),
});

const CREDENTIALS: readonly ICredentialType[] = [
	new TalkdeskOAuth2Api(),
	new CmComVoiceApi(),
	new KaleyraApi(),
];

it.each(CREDENTIALS)('$name stores its fields as ever', ({ name, properties }) => {
	const now = properties.map((property) => [property.name, storedAs(property)]);
	expect(Object.fromEntries(now)).toMatchObject(SAVED[name]!);
});
