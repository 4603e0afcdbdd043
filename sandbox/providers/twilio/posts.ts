/**
 * How the HTTP Request widget sends what a flow posts: as JSON, whose hash goes into the address,
 * which is signed with the auth token (support.twilio.com 4407185882651, npm twilio 6.2.0).
 */
import { createHash, createHmac } from 'node:crypto';
import type { Call } from '../../calls/call';
import type { Outgoing } from '../../reports/send';
import { ACCOUNT } from './credentials';
import { EVENT_OF, widgetOf } from './executions';

const withBodyHash = (url: string, body: string): string => {
	if (body === '') return url;
	const hash = createHash('sha256').update(body).digest('hex');
	return `${url}${url.includes('?') ? '&' : '?'}bodySHA256=${hash}`;
};

const signature = (url: string) => ({
	'x-twilio-signature': createHmac('sha1', ACCOUNT.authToken).update(url).digest('base64'),
});

/** A report in the words of Studio, with what its widget tells beside the exit. */
function reportOf(
	{ interaction_id: _id, exit, ...rest }: Readonly<Record<string, unknown>>,
	call: Call,
) {
	const { AnsweredBy, SipResponseCode } = widgetOf(call);
	return {
		...rest,
		exit: EVENT_OF[String(exit)] ?? exit,
		answered_by: AnsweredBy,
		sip_code: SipResponseCode,
		execution_sid: call.id,
	};
}

/** What a step of a flow posts, as Twilio sends it. */
export const asTwilioPosts = ({ json, ...outgoing }: Outgoing, call: Call): Outgoing => {
	const isReport = json !== undefined && !Array.isArray(json) && Object.hasOwn(json, 'token');
	const told = isReport ? reportOf(json as Readonly<Record<string, unknown>>, call) : json;
	return {
		...outgoing,
		...(told && { json: told }),
		addressed: withBodyHash,
		sign: signature,
	};
};
