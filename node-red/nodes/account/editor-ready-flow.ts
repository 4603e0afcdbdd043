/** The part of the account's dialog that makes our ready flow at the provider, after a question. */
import { tableOf, type ProviderId } from '../../../core/tables';
import type { EditorNode } from '../../editor/red';
import { askAbout, failure } from './editor-test';

const part = (name: string) => $(`#ringback-make-${name}`);

/** Shown only where the provider can make a flow by its API. */
export function showReadyFlow(provider: ProviderId | undefined): void {
	part('row').prop('hidden', !provider || !tableOf(provider).readyFlow);
	part('question').prop('hidden', true);
	part('result').removeAttr('data-state').text('');
}

/** Nothing is sent before the second button: a flow that was made stays in the account. */
export function prepareReadyFlow(node: EditorNode, account: () => object, company: () => string) {
	const say = (state: 'busy' | 'good' | 'bad', text: string) => {
		part('flow').prop('disabled', state === 'busy');
		part('result').attr('data-state', state).text(text);
	};
	const asks = (isAsked: boolean) => void part('question').prop('hidden', !isAsked);
	part('flow').on('click', () => {
		part('result').removeAttr('data-state').text('');
		part('words').text(node._('message.makeFlow', { company: company() }));
		asks(true);
	});
	part('no').on('click', () => asks(false));
	part('yes').on('click', () => {
		asks(false);
		say('busy', node._('message.makingFlow'));
		askAbout('make-flow', account())
			.done(({ flowId }: { flowId: string }) =>
				say('good', node._('message.madeFlow', { company: company(), flowId })),
			)
			.fail((request) => say('bad', failure(node, request)));
	});
}
