import { editorLanguage } from '../../editor/language';
import type { EditorNode } from '../../editor/red';
import { linesOf, type ExitTest } from './editor-test-lines';

const TIMEOUT_MS = 30_000;

interface Answer {
	readonly message?: string;
	readonly provider?: string;
	readonly exits?: readonly ExitTest[];
}

/**
 * Makes "Test every exit" work: Node-RED sends itself one report for each exit through the
 * account's real address, and places no call. What is deployed is tested, not the open form.
 */
export function testResults(node: EditorNode, accountId: () => string): void {
	const button = $('#ringback-test-results');
	const result = $('#ringback-test-results-said');
	const say = (state: 'busy' | 'good' | 'bad', text: string) => {
		button.prop('disabled', state === 'busy');
		result.attr('data-state', state).text(text);
	};
	button.on('click', () => {
		say('busy', node._('message.testing'));
		$.ajax({
			// relative without a leading slash, else the editor would not send the user's login along
			url: 'ringback/test-results',
			method: 'POST',
			contentType: 'application/json',
			headers: editorLanguage(),
			data: JSON.stringify({ account: accountId(), node: node.id }),
			timeout: TIMEOUT_MS,
		})
			.done(({ exits = [], provider = '' }: Answer) => {
				const lost = exits.some(({ state }) => state === 'lost');
				say(lost ? 'bad' : 'good', linesOf(node, exits, provider, wiredOutputs(node)).join('\n'));
			})
			.fail(({ status, responseJSON }) => {
				const { message }: Answer = responseJSON ?? {};
				say('bad', message ?? node._(status === 401 ? 'message.notAllowed' : 'message.noAnswer'));
			});
	});
}

/** The outputs that lead somewhere. */
const wiredOutputs = ({ id }: EditorNode): ReadonlySet<number> =>
	new Set(
		RED.nodes.filterLinks({ source: { id } as EditorNode }).map(({ sourcePort }) => sourcePort),
	);
