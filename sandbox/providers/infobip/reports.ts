import type { Call } from '../../calls/call';
import type { Context } from '../../engine/context';
import type { Ended } from '../../engine/run';
import type { Report } from '../../reports/deliver';
import type { Reply } from '../../server/http';
import type { InfobipOptions } from './options';
import { reportOf, resultsOf, type Over } from './report';
import type { Message } from './request';

/** Where reports go: to the message's own address, or to a pile that is read once. */
export function createReports(context: Context<InfobipOptions>) {
	/** Of messages without an address, until somebody fetches them. */
	let pile: Over[] = [];

	/** The report of each number of a message. */
	function of(message: Message, bulkId: string | undefined) {
		const { notifyUrl } = message;
		const over: Over[] = [];
		let open = 0;
		return (to: string) => {
			open += 1;
			return (call: Call, ended: Ended): Report | undefined => {
				const one: Over = { call, ended, message, to, bulkId };
				open -= 1;
				if (notifyUrl === undefined) {
					pile = [...pile, one].slice(-context.options.keepCalls);
					return undefined;
				}
				if (context.options.infobipReports === 'one-per-number')
					return reportOf([one], context.options, notifyUrl);
				over.push(one);
				return open === 0 ? reportOf(over, context.options, notifyUrl) : undefined;
			};
		};
	}

	/** "Get Voice Delivery Reports": each report is returned once, and never again. */
	function fetch(query: URLSearchParams): Reply {
		const limit = Number(query.get('limit') ?? 50);
		const wanted = ({ call, bulkId }: Over) =>
			(query.get('messageId') ?? call.id) === call.id && (query.get('bulkId') ?? bulkId) === bulkId;
		const told = new Set(pile.filter(wanted).slice(0, limit));
		pile = pile.filter((over) => !told.has(over));
		return { status: 200, body: resultsOf([...told], context.options) };
	}

	return { of, fetch };
}
