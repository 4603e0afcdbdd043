/** `npm run demo` without more: orders become calls at all providers, and come back as exits. */
import { setTimeout as wait } from 'node:timers/promises';
import { countsOf, table } from './table.mjs';

const POLL_MS = 250;
/** Nothing in the demo takes longer; then it says what is missing instead of waiting on. */
const LONGEST_MS = 300_000;

/** Waits until every order has an outcome, and shows how far it is. */
export async function outcomesOf(host, orders, say) {
	const until = Date.now() + LONGEST_MS;
	let shown = -1;
	for (;;) {
		const outcomes = await host.outcomes();
		const done = new Map(outcomes.map((outcome) => [String(outcome.order), outcome]));
		if (done.size !== shown) {
			shown = done.size;
			progress(shown, orders.length, say);
		}
		if (orders.every(({ order }) => done.has(order)))
			return orders.map(({ order }) => done.get(order));
		if (Date.now() > until) {
			const missing = orders.filter(({ order }) => !done.has(order)).map(({ order }) => order);
			throw new Error(
				`These orders have no outcome after ${LONGEST_MS / 1000} s: ${missing.join(', ')}`,
			);
		}
		await wait(POLL_MS);
	}
}

function progress(done, all, say) {
	const bar = '█'.repeat(Math.round((done / all) * 20)).padEnd(20, '░');
	const line = `${bar} ${done} of ${all} orders settled, ${all - done} calls under way`;
	if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === all ? '\n' : '\x1b[K'}`);
	else if (done === all || done % 6 === 0) say(line);
}

/** The table, or with --json the line for programs. */
export function report({ json }, rows, { dialled, exits }, say) {
	const placed = rows.filter((row) => row.placed).length;
	if (json) {
		const orders = rows.map(({ order, to, provider, exit, action }) => ({
			order,
			to,
			provider,
			exit,
			action,
		}));
		console.log(JSON.stringify({ orders, placed, dialled }));
		return;
	}
	const shown = rows.map(({ order, to, provider, exit, action }) => ({
		order,
		number: to,
		provider,
		exit,
		'what the flow did': action,
	}));
	say(`\n${table(['order', 'number', 'provider', 'exit', 'what the flow did'], shown)}`);
	say(`\n${countsOf(rows, ['provider', 'exit'], exits)}`);
	say(`\n${rows.length} orders, ${placed} calls placed, ${dialled} phones rung by the sandbox.`);
}

export const invitation = ({ list }, editor, sandbox) => `${list ? '' : tryOne(editor)}
  editor   ${editor}${list ? '' : `\n  orders   ${editor}/orders    what became of each`}
  sandbox  ${sandbox}    calls: ${sandbox}/_sandbox/calls

Ctrl+C ends it.`;

const tryOne = (editor) => `
Try one yourself (the last two digits choose what happens: 01 answered, 03 busy, 04 no answer):

  curl -H 'Content-Type: application/json' ${editor}/orders \\
    -d '{"order":"2001","phone":"(415) 555-0103","country":"US","provider":"talkdesk","store":"Corner Deli"}'
`;
