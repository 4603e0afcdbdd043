import { Component, type ComponentType, type VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CallsView } from './calls/calls-view';
import { ConnectView } from './connect-view';
import { FaultsView } from './faults/faults-view';
import { FlowsView } from './flows/flows-view';
import { Notices } from './kit/notices';
import { ThemeButton } from './kit/theme';
import { PhonesView } from './phones/phones-view';
import { ReportView } from './report-view';
import type { State, ViewProps } from './state';

const VIEWS: Readonly<Record<string, ComponentType<ViewProps>>> = {
	phones: PhonesView,
	calls: CallsView,
	flows: FlowsView,
	report: ReportView,
	faults: FaultsView,
	connect: ConnectView,
};

/** A view keeps what was chosen and typed in it while another is in sight; it is drawn when it is. */
class Section extends Component<ViewProps & { readonly name: string }> {
	override shouldComponentUpdate({ isOpen }: ViewProps): boolean {
		return isOpen || this.props.isOpen;
	}
	override render({ name, ...props }: ViewProps & { readonly name: string }): VNode {
		const View = VIEWS[name]!;
		return (
			<section id={`view-${name}`} aria-labelledby={`title-${name}`} hidden={!props.isOpen}>
				<View {...props} />
			</section>
		);
	}
}

function decoded(hash: string): string {
	try {
		return decodeURIComponent(hash);
	} catch {
		return hash;
	}
}

/** The view that the address names: `#calls/abc` is the view `calls` opened with `abc`. */
function useRoute(): { name: string; rest: string } {
	const [hash, setHash] = useState(location.hash);
	const last = useRef({ name: 'phones', rest: '' });
	useEffect(() => {
		const changed = () => setHash(location.hash);
		addEventListener('hashchange', changed);
		return () => removeEventListener('hashchange', changed);
	}, []);
	const [name = '', ...rest] = decoded(hash.slice(1)).split('/');
	// an address of something else, such as the content's own, leaves the view as it is
	if (name === '' || Object.hasOwn(VIEWS, name))
		last.current = { name: name === '' ? 'phones' : name, rest: rest.join('/') };
	return last.current;
}

const TITLE = document.title;

/** The sections, each with how much there is in it. */
const sections = (current: string, counts: Readonly<Record<string, number>>): VNode => (
	<nav aria-label="Sections">
		{Object.keys(VIEWS).map((name) => (
			<a href={`#${name}`} aria-current={name === current ? 'page' : undefined}>
				{name.charAt(0).toUpperCase() + name.slice(1)}
				{name in counts && ' '}
				{name in counts && (
					<span id={`${name}-count`} class="count" hidden={counts[name] === 0}>
						{counts[name]!.toLocaleString('en')}
					</span>
				)}
			</a>
		))}
	</nav>
);

const top = ({ isLive, wasLive }: State): VNode => (
	<header class="top">
		<h1>
			<img src="/page/icon.svg" alt="" width={28} height={28} />
			{' Ringback '}
			<span>sandbox</span>
		</h1>
		<p id="connection" class={isLive || !wasLive ? 'connection' : 'connection lost'} role="status">
			{isLive ? 'Live' : wasLive ? 'Reconnecting…' : 'Connecting…'}
		</p>
		<ThemeButton />
	</header>
);

/** The page: what stands around every view, and the views. */
export function App({ state }: { state: State }): VNode {
	const { name: current, rest } = useRoute();
	const live = state.calls.live();
	const ringing = live.filter((call) => call.state === 'ringing').length;
	useLayoutEffect(() => {
		document.title = ringing > 0 ? `(${ringing}) ${TITLE}` : TITLE;
	}, [ringing]);
	const counts = {
		phones: live.length,
		calls: state.calls.seen(),
		faults: state.faults.reduce((sum, { times }) => sum + times, 0),
	};
	return (
		<>
			{top(state)}
			{sections(current, counts)}
			<main id="main" tabindex={-1}>
				{Object.keys(VIEWS).map((name) => {
					const isOpen = name === current;
					return (
						<Section
							key={name}
							name={name}
							state={state}
							isOpen={isOpen}
							rest={isOpen ? rest : ''}
						/>
					);
				})}
			</main>
			<Notices />
			<div id="announcer" class="sr-only" aria-live="assertive">
				{state.announced}
			</div>
		</>
	);
}
