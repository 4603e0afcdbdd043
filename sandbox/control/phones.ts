import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod/v4';
import type { Reply, Route } from '../server/http';
import type { HandsetState, PhoneInput } from '../calls/handset';
import { summaryOf } from '../calls/summary';
import type { Context } from '../engine/context';
import { ok, parsed, refusal } from './answers';

type Action = PhoneInput['action'];

const PhoneOrder = z.discriminatedUnion('action', [
	z.strictObject({ action: z.enum(['answer', 'reject', 'letRing', 'voicemail', 'hangUp']) }),
	z.strictObject({
		action: z.literal('key'),
		key: z.string().regex(/^[0-9*#]$/, 'one key: 0 to 9, * or #'),
	}),
	z.strictObject({ action: z.literal('say'), text: z.string().min(1).max(1_000) }),
]);

/** When each action makes sense. */
const NEEDS: Readonly<Record<Action, HandsetState>> = {
	answer: 'ringing',
	reject: 'ringing',
	letRing: 'ringing',
	voicemail: 'ringing',
	hangUp: 'inCall',
	key: 'inCall',
	say: 'inCall',
};

const WHY_NOT: Readonly<Record<HandsetState, string>> = {
	placed: 'the phone does not ring yet',
	ringing: 'the phone is ringing: answer it first',
	inCall: 'the phone has been answered',
	ended: 'the call is over',
};

async function act(context: Context, id: string, order: PhoneInput): Promise<Reply> {
	const record = context.calls.get(id);
	if (!record) return refusal(404, 'no call with this id is remembered');
	const { handset, call } = record;
	if (handset.state !== NEEDS[order.action])
		return refusal(409, `${order.action}: ${WHY_NOT[handset.state]}`);
	handset.attended = true;
	handset.push(order);
	context.events.changed(call.id);
	// the flow notices first, so that the answer shows what came of it
	await nextTurn();
	return ok(summaryOf(record));
}

export const phoneRoutes = (context: Context): Route[] => [
	{
		method: 'POST',
		path: '/calls/{id}/phone',
		handle: ({ params, body }) =>
			parsed(PhoneOrder, body, (order) => act(context, params.id ?? '', order)),
	},
	{ method: 'GET', path: '/hold', handle: () => ok({ hold: context.hold }) },
	{
		method: 'POST',
		path: '/hold',
		handle: ({ body }) =>
			parsed(z.strictObject({ hold: z.boolean() }), body, ({ hold }) => {
				context.setHold(hold);
				return ok({ hold });
			}),
	},
];
