import { summaryOfListed } from '../calls/call-book';
import { get, post } from './api';
import { attempt } from './notices';
import { preference } from './preferences';
import type { State } from './state';
import type { About, CallSummary, FaultOrder, FlowProblem, FlowView, Call } from './wire';

/** Calls asked for when the page opens; those that ring come by events. */
const FIRST_CALLS = 500;
/** Before trying again where the browser has given up, in milliseconds. */
const RECONNECT_MS = 2_000;

/** A flow's name by its id at any provider; the id itself where no flow has it. */
export function flowNames({ flows }: State): (flowId: string) => string {
	const names = new Map(
		flows.flatMap(({ ids, name }) => Object.values(ids).map((id) => [id, name] as const)),
	);
	return (id) => names.get(id) ?? id;
}

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
	await loadFlows(state);
	const listed = await get<Call[]>(`/calls?limit=${FIRST_CALLS}`);
	state.calls.fillIn(listed.map((call) => summaryOfListed(call, flowNames(state))));
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
