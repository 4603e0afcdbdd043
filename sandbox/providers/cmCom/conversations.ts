/**
 * CM.com's call detail records (`cdrapi/v1/{voiceAccountGuid}/conversations`): successful calls
 * only, and one identical request per five minutes. Of a record's fields only instruction-id is
 * documented, so nothing else is in it.
 */
import { ACCOUNT } from './credentials';
import type { Received, Reply, Route } from '../../server/http';
import type { Context } from '../../engine/context';

const THROTTLE_MS = 5 * 60_000;
const IDENTITY = ['from', 'to', 'skip', 'take'];

const wholeNumber = (text: string | null, otherwise: number): number =>
	/^\d{1,6}$/.test(text ?? '') ? Number(text) : otherwise;

export function createConversations(
	context: Context,
	isAuthorized: (received: Received) => boolean,
	unauthorized: Reply,
): Route {
	/** Request identity → monotonic milliseconds at which it may come again. */
	const nextMs = new Map<string, number>();

	function records({ query }: Received) {
		const since = Date.parse(query.get('from') ?? '') || 0;
		const until = Date.parse(query.get('to') ?? '') || Number.POSITIVE_INFINITY;
		return context.calls
			.list()
			.filter(({ provider, exit, endedAt, placedAt }) => {
				if (provider !== 'cmCom' || exit !== 'answered' || endedAt === null) return false;
				return Date.parse(placedAt) >= since && Date.parse(placedAt) < until;
			})
			.map(({ reference }) => ({ 'instruction-id': reference }));
	}

	return {
		method: 'GET',
		path: '/cdrapi/v1/{account}/conversations',
		handle(received) {
			const { params, query, arrivedMs } = received;
			if (!isAuthorized(received)) return unauthorized;
			if (params.account?.toLowerCase() !== ACCOUNT.voiceAccountId)
				return { status: 404, body: { message: 'no such voice account' } };
			for (const [known, untilMs] of nextMs) if (untilMs <= arrivedMs) nextMs.delete(known);
			const identity = IDENTITY.map((name) => query.get(name) ?? '').join('|');
			const waitMs = (nextMs.get(identity) ?? 0) - arrivedMs;
			if (waitMs > 0)
				return {
					status: 429,
					headers: { 'retry-after': String(Math.ceil(waitMs / 1_000)) },
					body: { message: 'one identical request per 5 minutes' },
				};
			nextMs.set(identity, arrivedMs + THROTTLE_MS);
			const all = records(received);
			const skip = wholeNumber(query.get('skip'), 0);
			const take = wholeNumber(query.get('take'), 10_000);
			return {
				status: 200,
				headers: {
					'x-cm-pagination-skip': String(skip),
					'x-cm-pagination-take': String(take),
					'x-cm-pagination-total': String(all.length),
				},
				body: all.slice(skip, skip + take),
			};
		},
	};
}
