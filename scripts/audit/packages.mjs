/** The packages that are published: their folder, and their manifest. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const FOLDERS = ['.', 'node-red', 'sandbox'];

export const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** @returns {{ folder: string, manifest: Record<string, any> }[]} */
export const publishedPackages = (root) =>
	FOLDERS.map((folder) => ({ folder, manifest: readJson(root, folder, 'package.json') }));
