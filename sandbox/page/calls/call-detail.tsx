import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { get } from '../kit/api';
import { badge, code, facts, fold } from '../kit/badge';
import { callTimeline } from './call-timeline';
import { clockTime, pretty } from '../kit/format';
import { copyButton, reasonOf } from '../kit/notices';
import type { CallDetail, CallSummary, TimelineEntry } from '../kit/wire';
import { providerName } from '../kit/providers';
import { callWord, deliveryWord, reportKind, sentenceOf, wasTaken } from '../kit/words';
import { faultTitle } from '../faults/fault-words';

/** A call under way changes often; it is fetched anew at most this often, in milliseconds. */
const FETCH_EVERY_MS = 300;

const request = (call: CallDetail): VNode[] => {
	const { start, curl } = call;
	if (!start) return [];
	const { method, url, headers, body } = start.request;
	const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
	return [
		fold(
			'Request that started it',
			code([`${method} ${url}`, ...head, '', pretty(body)].join('\n'), 'Request'),
			...(curl === null ? [] : [copyButton('Copy as curl', curl)]),
		),
		fold(
			start.answer ? `Answer: ${start.answer.status}` : 'Answer: none',
			start.answer ? (
				code(pretty(start.answer.body), 'Answer')
			) : (
				<p>The request was never answered.</p>
			),
		),
	];
};

const sent = (entry: TimelineEntry): VNode => {
	const { method, url, body } = entry;
	if (typeof url !== 'string') return <p>{sentenceOf(entry)}</p>;
	const lines = [`${String(method)} ${url}`, ...(body === undefined ? [] : ['', pretty(body)])];
	return (
		<div class="sent">
			<p>
				{`${reportKind(entry)}, ${clockTime(entry.at)} `}
				{badge(deliveryWord(entry), wasTaken(entry) ? 'good' : 'bad')}
			</p>
			{code(lines.join('\n'), 'Report as sent')}
		</div>
	);
};

function drawn(call: CallDetail): VNode[] {
	const { label, tone } = callWord(call);
	const reports = call.reports.filter(({ event }) => event !== 'noResultAddress');
	const count = reports.length;
	return [
		<a href="#calls" class="back">
			‹ All calls
		</a>,
		<h3>
			{call.to} {badge(label, tone)}
		</h3>,
		facts({
			Flow: `${call.flowName}, version ${call.flowVersion}`,
			Provider: providerName(call.provider),
			Reference: call.reference,
			'Shown caller': call.from,
			Placed: clockTime(call.placedAt),
			'Exit for the workflow': call.exit,
			Faults: call.faults.length === 0 ? null : call.faults.map(faultTitle).join(', '),
			'Call id': <code>{call.id}</code>,
		}),
		<h4>What happened</h4>,
		callTimeline(call),
		<h4>What was sent</h4>,
		...request(call),
		fold(
			count === 0 ? 'Reports: none yet' : `Reports: ${count}`,
			...(count === 0 ? [<p>No report has been sent.</p>] : reports.map(sent)),
		),
		fold('Variables', code(pretty(call.variables), 'Variables')),
	];
}

/** A call as the sandbox last told it, or why it does not. */
type Told = { readonly call: CallDetail } | { readonly why: string };

/** Fetches a call, and fetches it again when it has changed. */
function useCall(id: string, changed: CallSummary | undefined): Told | null {
	const [told, setTold] = useState<Told | null>(null);
	const wanted = useRef(id);
	const isDue = useRef(false);
	wanted.current = id;
	async function load() {
		const asked = wanted.current;
		if (asked === '') return setTold(null);
		const answer = await get<CallDetail>(`/calls/${encodeURIComponent(asked)}`).then(
			(call) => ({ call }),
			(error: unknown) => ({ why: reasonOf(error) }),
		);
		if (asked === wanted.current) setTold(answer);
	}
	useEffect(() => void load(), [id]);
	useEffect(() => {
		if (isDue.current) return;
		isDue.current = true;
		setTimeout(() => {
			isDue.current = false;
			void load();
		}, FETCH_EVERY_MS);
	}, [changed]);
	return told;
}

/** The side that shows one call in full, and follows it. */
export function CallSide({ id, summary }: { id: string; summary: CallSummary | undefined }): VNode {
	const told = useCall(id, summary);
	const hint = 'Choose a call to see what happened on it.';
	const children =
		told === null || 'why' in told
			? [<p class="hint">{told === null ? hint : told.why}</p>]
			: drawn(told.call);
	return (
		<div id="call-detail" class="detail-side">
			{children}
		</div>
	);
}
