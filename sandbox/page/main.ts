import { callsView } from './calls/calls-view';
import { connectView } from './connect-view';
import { byId, setText } from './kit/dom';
import { faultsView } from './faults/faults-view';
import { flowsView } from './flows/flows-view';
import { get } from './kit/api';
import { startLive } from './kit/live';
import { learnProviders } from './kit/providers';
import type { About } from './kit/wire';
import { startPhoneControls } from './phones/phones-controls';
import { phonesView } from './phones/phones-view';
import { reportView } from './report-view';
import { startRouter } from './kit/router';
import { createSpeech } from './kit/speech';
import { createState, type State } from './kit/state';
import { startTheme } from './kit/theme';

const TITLE = document.title;

function setCount(id: string, count: number): void {
	const element = byId(id);
	element.hidden = count === 0;
	setText(element, count.toLocaleString('en'));
}

/** What stands around every view: the connection, the counts, the title of the tab. */
function drawFrame(state: State): void {
	const ringing = state.calls.live().filter((call) => call.state === 'ringing').length;
	const connection = byId('connection');
	connection.classList.toggle('lost', !state.isLive);
	setText(connection, state.isLive ? 'Live' : 'Reconnecting…');
	setCount('phones-count', state.calls.live().length);
	setCount('calls-count', state.calls.seen());
	setCount(
		'faults-count',
		state.faults.reduce((sum, { times }) => sum + times, 0),
	);
	const title = ringing > 0 ? `(${ringing}) ${TITLE}` : TITLE;
	if (document.title !== title) document.title = title;
}

/** Before asking again who is not there yet, in milliseconds. */
const ASK_AGAIN_MS = 1_000;

/** What the sandbox stands in for; asked for until it says so. */
async function firstAbout(): Promise<About> {
	for (;;) {
		try {
			return await get<About>('/about');
		} catch {
			await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
		}
	}
}

async function start(): Promise<void> {
	const { providers, reportProvider } = await firstAbout();
	learnProviders(providers);
	const state = createState(() => {
		drawFrame(state);
		controls.render();
		router.current().render();
	});
	const speech = createSpeech();
	const controls = startPhoneControls(state, speech);
	const router = startRouter(
		{
			phones: phonesView(state, speech),
			calls: callsView(state),
			flows: flowsView(state),
			report: reportView(reportProvider),
			faults: faultsView(state),
			connect: connectView(state),
		},
		'phones',
	);
	startLive(state);
}

startTheme();
void start();
