import { editorLanguage } from '../../editor/language';
import type { EditorNode } from '../../editor/red';

const TIMEOUT_MS = 30_000;

interface Answer {
	readonly ok?: boolean;
	readonly message?: string;
	readonly hint?: string;
}

type State = 'busy' | 'good' | 'bad';

/**
 * Has Node-RED do something with the account as it stands in the form. The path is relative without
 * a leading slash, else the editor would not send the user's login along.
 */
export const askAbout = (path: string, account: object): JQuery.jqXHR =>
	$.ajax({
		url: `ringback/${path}`,
		method: 'POST',
		contentType: 'application/json',
		headers: editorLanguage(),
		data: JSON.stringify(account),
		timeout: TIMEOUT_MS,
	});

/** Makes "Test connection" work: the credentials of the form are tried without calling anybody. */
export function testConnection(node: EditorNode, account: () => object): void {
	const button = $('#ringback-test');
	const result = $('#ringback-test-result');
	const say = (state: State, text: string) => {
		button.prop('disabled', state === 'busy');
		result.attr('data-state', state).text(text)[0]?.scrollIntoView({ block: 'nearest' });
	};
	// what was said is not about what stands there now
	result
		.closest('.ringback-form')
		.on('change', () => void result.removeAttr('data-state').text(''));
	button.on('click', () => {
		say('busy', node._('message.testing'));
		askAbout('test-account', account())
			.done((answer: Answer) => say(answer.ok ? 'good' : 'bad', sentenceOf(node, answer)))
			.fail((request) => say('bad', failure(node, request)));
	});
}

const sentenceOf = (node: EditorNode, { message, hint }: Answer): string =>
	[message ?? node._('message.noAnswer'), hint].filter(Boolean).join('\n');

/** For answers that are not ours: the editor's login, or a Node-RED that has not loaded the node yet. */
const FAILURES: Readonly<Record<number, string>> = {
	401: 'message.notAllowed',
	403: 'message.notAllowed',
	404: 'message.restartNeeded',
};

/** What to say of a request that failed. */
export function failure(node: EditorNode, { status, responseJSON }: JQuery.jqXHR): string {
	const answer: Answer = responseJSON ?? {};
	if (answer.message !== undefined) return sentenceOf(node, answer);
	return node._(FAILURES[status] ?? 'message.noAnswer');
}
