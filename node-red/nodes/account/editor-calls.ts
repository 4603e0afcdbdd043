/** The part of the account's dialog that shows its held calls and has its stop. */
import type { EditorNode } from '../../editor/red';
import { failure } from './editor-test';

interface Held {
	readonly id: string;
	readonly node: string;
	readonly reference: string;
	readonly to: string | null;
	readonly notBefore: string;
	readonly reason: string | null;
}

interface Calls {
	readonly stopped: boolean;
	readonly count: number;
	/** The next ones; fewer than `count` where there are very many. */
	readonly held: readonly Held[];
}

/** Reasons that have words of their own; a call between two tries has none. */
const REASONS = ['outsideCallingHours', 'calledTooOften', 'ceilingReached'];

const found = (name: string) => $(`#ringback-calls${name}`);

/** Asks when the group is opened: most who open the dialog want something else. */
export function prepareCalls(node: EditorNode): void {
	const ask = (act: string, call?: string) =>
		void $.ajax({
			url: 'ringback/calls',
			method: 'POST',
			contentType: 'application/json',
			data: JSON.stringify({ account: node.id, act, call }),
		})
			.done((calls: Calls) => show(node, calls, (id) => ask('giveUp', id)))
			.fail((request) => found('-state').attr('data-state', 'bad').text(failure(node, request)));
	found('').on('toggle', () => {
		if (found('').prop('open') === true) ask('show');
	});
	found('-stop').on('click', () => ask('stop'));
	found('-start').on('click', () => ask('start'));
}

function show(node: EditorNode, calls: Calls, giveUp: (id: string) => void): void {
	const { stopped, count, held } = calls;
	const [next] = held;
	const state = stopped
		? node._('message.callsStopped')
		: next === undefined
			? node._('message.callsNone')
			: node._('message.callsHeld', { count, next: timeOf(next) });
	found('-state')
		.attr('data-state', stopped ? 'bad' : 'good')
		.text(state);
	found('-stop').prop('hidden', stopped);
	found('-start').prop('hidden', !stopped);
	found('-held')
		.empty()
		.append(held.map((call) => rowOf(node, call, giveUp)));
}

const timeOf = ({ notBefore }: Held): string =>
	new Date(notBefore).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function rowOf(node: EditorNode, call: Held, giveUp: (id: string) => void): JQuery {
	const { id, reference, to, reason } = call;
	const why = REASONS.includes(reason ?? '') ? reason : 'otherwise';
	const line = [reference, to, timeOf(call), node._(`why.${why}`)].filter(Boolean).join(' · ');
	const button = $('<button type="button" class="red-ui-button red-ui-button-small">')
		.text(node._('label.giveUp'))
		.attr('aria-label', `${node._('label.giveUp')}: ${reference}`)
		.on('click', () => giveUp(id));
	return $('<li>').append($('<span>').text(line), button);
}
