import { announcement, choosePhones, LINGER_MS, type Lingering } from './choose-phones';
import { byId, keyedList, setText } from '../kit/dom';
import { counted } from '../kit/format';
import { phoneCard } from './phone-card';
import type { View } from '../kit/router';
import type { Speech } from '../kit/speech';
import type { State } from '../kit/state';
import type { CallSummary } from '../kit/wire';

/** Announcements are gathered this long, in milliseconds: a crowd is told in one sentence. */
const ANNOUNCE_AFTER_MS = 400;
/** How often phones whose time is over are taken away, in milliseconds. */
const TIDY_EVERY_MS = 500;
/** Calls that ended so long ago are news no more; a page that reconnects hears of many. */
const MAX_LINGERING = 50;

/** Tells of ringing phones, reads aloud, and remembers the calls that have just ended. */
function follow(state: State, speech: Speech): { readonly lingering: Lingering[] } {
	const followed = { lingering: [] as Lingering[] };
	let fresh: CallSummary[] = [];
	function announce() {
		setText(byId('announcer'), announcement(fresh));
		fresh = [];
	}
	function linger(call: CallSummary) {
		if (followed.lingering.length === 0) setTimeout(tidy, TIDY_EVERY_MS);
		const untilMs = Date.now() + LINGER_MS;
		followed.lingering = [...followed.lingering, { call, untilMs }].slice(-MAX_LINGERING);
	}
	function tidy() {
		followed.lingering = followed.lingering.filter(({ untilMs }) => untilMs > Date.now());
		if (followed.lingering.length > 0) setTimeout(tidy, TIDY_EVERY_MS);
		state.changed();
	}
	state.watchCalls((call, before) => {
		if (call === null) {
			followed.lingering = [];
			return;
		}
		if (call.state === 'ringing' && before?.state !== 'ringing') {
			if (fresh.length === 0) setTimeout(announce, ANNOUNCE_AFTER_MS);
			fresh.push(call);
		}
		const rang = call.phone !== null || call.interrupted;
		if (rang && call.state === 'ended' && before?.state !== 'ended') linger(call);
		if (call.spoken !== null && call.spoken !== before?.spoken) speech.say(call.spoken);
	});
	return followed;
}

/** The phones that ring, and those just put down. */
export function phonesView(state: State, speech: Speech): View {
	const followed = follow(state, speech);
	const more = byId('more-phones');
	let shown: readonly string[] = [];
	const draw = keyedList<CallSummary>(byId('phones'), ({ id }) => id, phoneCard);
	return {
		render() {
			const live = state.calls.live();
			const phones = choosePhones(shown, live, followed.lingering, Date.now());
			draw(phones);
			shown = phones.map(({ id }) => id);
			byId('no-phones').hidden = phones.length > 0;
			const hidden = live.filter(({ id }) => !shown.includes(id)).length;
			more.hidden = hidden === 0;
			setText(more, hidden === 0 ? '' : `${counted(hidden, 'more phone')} in use.`);
		},
	};
}
