/** Flows of one's own: one JSON file each, in one folder, read again whenever one changes. */
import { readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { EventHub } from '../server/events';
import { Flow } from './flow';
import type { FlowBook, FlowProblem } from './book';
import { describeIssues, jsonOrUndefined } from '../base/parse';
import { SettingError } from '../base/options';

/** An editor writes a file in several steps. */
const SETTLE_MS = 50;

type FileRead = { readonly flow: Flow } | { readonly problem: FlowProblem };

function readFlow(folder: string, file: string): FileRead {
	const problem = (message: string): FileRead => ({ problem: { file, message } });
	try {
		const json = jsonOrUndefined(readFileSync(join(folder, file), 'utf8'));
		if (json === undefined) return problem('not JSON');
		const { success, data, error } = Flow.safeParse(json);
		return success ? { flow: data } : problem(describeIssues(error));
	} catch (error) {
		return problem((error as Error).message);
	}
}

/** Every flow of a folder, and every file that is none. Two files with one id: the second is refused. */
export function readFolder(folder: string): { flows: Flow[]; problems: FlowProblem[] } {
	const flows: Flow[] = [];
	const problems: FlowProblem[] = [];
	const ids = new Map<string, string>();
	for (const file of readdirSync(folder).sort()) {
		if (!file.endsWith('.json') || file.endsWith('.schema.json')) continue;
		const read = readFlow(folder, file);
		if ('problem' in read) {
			problems.push(read.problem);
			continue;
		}
		const id = read.flow.id.toLowerCase();
		const other = ids.get(id);
		if (other !== undefined) problems.push({ file, message: `id: ${other} has the same` });
		else flows.push(read.flow);
		ids.set(id, other ?? file);
	}
	return { flows, problems };
}

/** Where the flows go, and who hears of it. */
interface FlowReader {
	readonly flows: FlowBook;
	readonly events: EventHub;
	log(line: string): void;
}

/**
 * Has the sandbox run the flows of a folder. A file that cannot be used is told of and left out;
 * the others run on.
 * @throws when there is no such folder
 */
export function watchFlows(folder: string, reader: FlowReader): () => void {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
		throw new SettingError(`flows: "${folder}" is not a folder`);
	function load() {
		const { flows, problems } = readFolder(folder);
		reader.flows.setOwn(flows, problems);
		for (const { file, message } of problems) reader.log(`flow ${file} cannot be used: ${message}`);
		reader.log(`flows: ${flows.length} from the folder`);
		reader.events.tell('flows', reader.flows.problems());
	}
	load();
	let settle: NodeJS.Timeout | undefined;
	const watcher = watch(folder, () => {
		clearTimeout(settle);
		settle = setTimeout(() => {
			try {
				load();
			} catch (error) {
				reader.log(`flows: ${(error as Error).message}`);
			}
		}, SETTLE_MS);
	}).on('error', (error) => reader.log(`flows: ${error.message}`));
	return () => {
		clearTimeout(settle);
		watcher.close();
	};
}
