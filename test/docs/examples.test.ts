/** What the notes in n8n's examples tell a builder to create, against what their nodes ask for. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './markdown';

interface Node {
	readonly type: string;
	readonly parameters: { readonly content?: string };
	readonly credentials?: Readonly<Record<string, unknown>>;
}

const FOLDER = join(ROOT, 'examples');
const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));

describe.each(EXAMPLES)('%s', (file) => {
	const { nodes } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { nodes: Node[] };

	// n8n runs no node whose chosen credential is missing, also where it is optional
	it('asks for a callback secret where its note does', () => {
		const notes = nodes.map(({ parameters }) => parameters.content ?? '').join('\n');
		const asks = nodes.some(({ credentials = {} }) => 'ringbackCallbackApi' in credentials);
		expect(/callback secret/i.test(notes)).toBe(asks);
	});
});
