/** n8n's credential types of this package, each with its file. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';

const ROOT = join(__dirname, '../..');

export const CREDENTIAL_TYPES = globSync('credentials/*.credentials.ts', { cwd: ROOT })
	.sort()
	.flatMap((file) =>
		Object.values(
			jest.requireActual<Record<string, new () => ICredentialType>>(join(ROOT, file)),
		).map((Type) => ({ file, credential: new Type() })),
	);
