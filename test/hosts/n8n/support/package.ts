import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NAME = 'n8n-nodes-ringback';

/**
 * Puts the built package where n8n keeps the community packages of a user folder, as n8n's own
 * installer does: from the packed tarball, so that a file missing from it is missing here too.
 */
export async function installPackage(repository: string, userFolder: string): Promise<void> {
	const packed = mkdtempSync(join(tmpdir(), 'ringback-packed-'));
	try {
		const { stdout } = await run(
			'npm',
			['pack', '--json', '--ignore-scripts', '--pack-destination', packed],
			{ cwd: repository },
		);
		const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
		const target = join(userFolder, '.n8n', 'nodes', 'node_modules', NAME);
		rmSync(target, { recursive: true, force: true });
		mkdirSync(target, { recursive: true });
		await run('tar', ['-xzf', join(packed, filename), '-C', target, '--strip-components=1']);
	} finally {
		rmSync(packed, { recursive: true });
	}
}
