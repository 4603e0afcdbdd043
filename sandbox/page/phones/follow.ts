import { speech } from '../kit/speech';
import type { CallSummary } from '../kit/wire';
import type { State } from '../state';
import { announcement, LINGER_MS } from './choose-phones';

/** Announcements are gathered this long, in milliseconds: a crowd is told in one sentence. */
const ANNOUNCE_AFTER_MS = 400;
/** How often phones whose time is over are taken away, in milliseconds. */
const TIDY_EVERY_MS = 500;
/** Calls that ended so long ago are news no more; a page that reconnects hears of many. */
const MAX_LINGERING = 50;

/** Tells of ringing phones, reads aloud, and remembers the calls that have just ended. */
export function followCalls(state: State): void {
	let fresh: CallSummary[] = [];
	function announce() {
		state.announced = announcement(fresh);
		fresh = [];
		state.changed();
	}
	function linger(call: CallSummary) {
		if (state.lingering.length === 0) setTimeout(tidy, TIDY_EVERY_MS);
		const untilMs = Date.now() + LINGER_MS;
		state.lingering = [...state.lingering, { call, untilMs }].slice(-MAX_LINGERING);
	}
	function tidy() {
		state.lingering = state.lingering.filter(({ untilMs }) => untilMs > Date.now());
		if (state.lingering.length > 0) setTimeout(tidy, TIDY_EVERY_MS);
		state.changed();
	}
	state.watchCalls((call, before) => {
		if (call === null) {
			state.lingering = [];
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
}
