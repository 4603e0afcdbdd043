/** The request that starts a Talkdesk flow: its address, and one flat object of texts. */
import { EXPECTED, USES } from '../../messages/expected';
import type { Told } from '../../base/language';
import { MESSAGES, fault } from '../../messages';
import type { CallInput, ResultAddress } from '../contract';
import { NUMBER_ARGUMENT } from '../table';
import { textVariables } from '../text-variables';
import { RESULT_ARGUMENTS } from './table';

const NAME = 'Talkdesk';

/** A flow id, or the id in the address of the Request details panel. */
export function flowIdOf(flowId: string, base: string): string {
	if (!flowId.includes('/')) return flowId;
	const id = /\/flows\/([^/?#]+)\/interactions\/?$/.exec(flowId)?.[1];
	if (id === undefined || !URL.canParse(flowId)) throw fault(MESSAGES.flowAddressUnknown());
	const there = new URL(flowId).host;
	const here = new URL(base).host;
	if (there !== here) throw fault(MESSAGES.flowElsewhere(there, here));
	return id;
}

/** One flat object of strings: the API takes nothing else. */
export function argumentsOf(request: CallInput, result: ResultAddress | null) {
	const numberArgument = request.numberArgument ?? NUMBER_ARGUMENT;
	const reserved: Record<string, Told> = {
		[numberArgument]: USES.number,
		[RESULT_ARGUMENTS.url]: USES.wayBack,
		[RESULT_ARGUMENTS.token]: USES.wayBack,
	};
	if (Object.values<string>(RESULT_ARGUMENTS).includes(numberArgument))
		throw fault(MESSAGES.wrongType('numberArgument', EXPECTED.anotherName(numberArgument)));
	const flat: Record<string, string> = { [numberArgument]: request.to };
	for (const name of Object.keys(request.variables))
		if (Object.hasOwn(reserved, name))
			throw fault(MESSAGES.variableReserved(name, reserved[name]!));
	Object.assign(flat, textVariables(request, NAME));
	if (result !== null) {
		flat[RESULT_ARGUMENTS.url] = result.url;
		flat[RESULT_ARGUMENTS.token] = result.token;
	}
	return flat;
}
