/** A real Node-RED with the example flow of a list, which comes from a file and goes to one. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hurried } from './list.mjs';
import { openNodeRed } from './node-red-process.mjs';
import { cells } from './orders.mjs';

const example = (root) =>
	JSON.parse(
		readFileSync(join(root, 'node-red', 'examples', 'A list and its results.json'), 'utf8'),
	);
/** Of the example: the button that begins, and its files. */
const BEGIN = 'rb-people-in';
const PEOPLE = 'people.csv';
const RESULTS = 'results.csv';
const START_MS = 30_000;

/**
 * @returns {Promise<{ url: string, loginHint: string, call(people: object[]): Promise<void>,
 *   rows(): Promise<object[] | undefined>, stop(): Promise<void> }>}
 */
export async function startNodeRedList({ root, userFolder, ...settings }) {
	const flow = example(root).map((node) =>
		node.type === 'ringback-trigger-voice-flow' ? { ...node, ...hurried } : node,
	);
	const { url, stop } = await openNodeRed({
		...{ root, userFolder, ...settings },
		...{ flow, readyPath: '/flows' },
	});
	const results = join(userFolder, RESULTS);
	return {
		url,
		loginHint: '',
		async call(people) {
			const columns = Object.keys(people[0]);
			const lines = people.map((person) => columns.map((column) => person[column]).join(','));
			writeFileSync(join(userFolder, PEOPLE), [columns.join(','), ...lines].join('\n'));
			const answer = await pressed(`${url}/inject/${BEGIN}`);
			if (!answer.ok) throw new Error(`Node-RED answered ${answer.status} to the button.`);
		},
		async rows() {
			const text = existsSync(results) ? readFileSync(results, 'utf8') : '';
			// the last line is whole when it ends
			if (!text.endsWith('\n')) return undefined;
			const [head, ...lines] = text.trimEnd().split(/\r?\n/).map(cells);
			return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at]])));
		},
		stop,
	};
}

/** The button's answer: 404 until its node runs, which is a moment after a deploy returns. */
async function pressed(button) {
	const until = Date.now() + START_MS;
	for (;;) {
		const answer = await fetch(button, { method: 'POST' });
		if (answer.status !== 404 || Date.now() > until) return answer;
		await wait(50);
	}
}
