import { flowNames, summaryOfListed } from './calls/call-book';
import { get, post } from './kit/api';
import { attempt } from './kit/notices';
import { preference } from './kit/preferences';
import { learnProviders } from './kit/providers';
import type { State } from './state';
import type { About, CallSummary, FaultOrder, FlowProblem, FlowView, Call } from './kit/wire';

/** Calls asked for when the page opens; those that ring come by events. */
const FIRST_CALLS = 500;
/** Before trying again where the browser has given up, in milliseconds. */
const RECONNECT_MS = 2_000;

async function loadFlows(state: State): Promise<void> {
	const [flows, problems] = await Promise.all([
		get<FlowView[]>('/flows'),
		get<FlowProblem[]>('/flows/problems'),
	]);
	Object.assign(state, { flows, problems });
	state.changed();
}

/** Everything that events do not bring, fetched anew after every connect. */
async function load(state: State): Promise<void> {
	state.about = await get<About>('/about');
	learnProviders(state.about.providers);
	await loadFlows(state);
	const listed = await get<Call[]>(`/calls?limit=${FIRST_CALLS}`);
	const nameOf = flowNames(state.flows);
	state.calls.fillIn(listed.map((call) => summaryOfListed(call, nameOf)));
	state.changed();
}

/** Keeps the state in step with the sandbox, across its restarts. */
export function startLive(state: State): void {
	const source = new EventSource('/_sandbox/events');
	const on = <Data>(event: string, use: (data: Data) => void) =>
		source.addEventListener(event, ({ data }: MessageEvent<string>) => {
			use(JSON.parse(data) as Data);
			state.changed();
		});
	function connected(isLive: boolean) {
		state.isLive = isLive;
		state.wasLive ||= isLive;
		state.changed();
	}

	source.addEventListener('open', () => {
		state.forgetCalls();
		connected(true);
		if (preference('pick-up') === 'on')
			void attempt('Phones do not wait', () => post('/hold', { hold: true }));
		void attempt('Not everything was read', () => load(state));
	});
	source.addEventListener('error', () => {
		state.breakOff();
		connected(false);
		if (source.readyState === EventSource.CLOSED) setTimeout(() => startLive(state), RECONNECT_MS);
	});
	on<CallSummary>('call', (call) => state.callChanged(call));
	on('cleared', () => state.forgetCalls());
	on<FaultOrder[]>('faults', (faults) => (state.faults = faults));
	on<{ hold: boolean }>('hold', ({ hold }) => (state.hold = hold));
	on('flows', () => void attempt('The flows were not read', () => loadFlows(state)));
}
