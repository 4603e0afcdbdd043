import { callsView } from './calls/calls-view';
import { connectView } from './connect-view';
import { byId, setText } from './kit/dom';
import { faultsView } from './faults/faults-view';
import { flowsView } from './flows/flows-view';
import { startLive } from './kit/live';
import { startPhoneControls } from './phones/phones-controls';
import { phonesView } from './phones/phones-view';
import { reportView } from './report-view';
import { startRouter } from './kit/router';
import { createSpeech } from './kit/speech';
import { createState } from './kit/state';
import { startTheme } from './kit/theme';

const TITLE = document.title;

function setCount(id: string, count: number): void {
	const element = byId(id);
	element.hidden = count === 0;
	setText(element, count.toLocaleString('en'));
}

/** What stands around every view: the connection, the counts, the title of the tab. */
function drawFrame(): void {
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

const state = createState(() => {
	drawFrame();
	controls.render();
	router.current().render();
});
const speech = createSpeech();
startTheme();
const controls = startPhoneControls(state, speech);
const router = startRouter(
	{
		phones: phonesView(state, speech),
		calls: callsView(state),
		flows: flowsView(state),
		report: reportView(),
		faults: faultsView(state),
		connect: connectView(state),
	},
	'phones',
);
startLive(state);
