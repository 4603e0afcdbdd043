import type { VNode } from 'preact';
import { badge } from '../kit/badge';
import { storyOf, type Stop } from './call-story';
import { duration, spoken } from '../kit/format';
import { icon, iconOf, type IconName } from '../kit/icons';
import type { CallDetail, TimelineEntry } from '../kit/wire';
import { exitTone, sentenceOf, wasTaken, type Tone } from '../kit/words';

const TITLES: Readonly<Record<Exclude<Stop['kind'], 'component'>, string>> = {
	placed: 'Placed',
	underway: 'Under way',
	ended: 'Over',
	after: 'Report to the workflow',
};
const ICONS: Readonly<Record<Exclude<Stop['kind'], 'component'>, IconName>> = {
	placed: 'inbox',
	underway: 'dot',
	ended: 'flag',
	after: 'send',
};

/** `make_outbound_call` → `Make outbound call`. */
const titled = (component: string): string => {
	const words = spoken(component)
		.replace(/\bivr\b/g, 'IVR')
		.replace(/\bapi\b/g, 'API');
	return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Exits of components that have but one way out. */
const UNTOLD_EXITS = new Set(['', 'ok', 'end']);
const titleOf = (
	kind: Exclude<Stop['kind'], 'component'>,
	entries: readonly TimelineEntry[],
): string =>
	kind === 'after' && !entries.some(({ event }) => event.startsWith('report'))
		? 'Around the call'
		: TITLES[kind];

const SAID = new Set(['says', 'speech']);
const WRONG = new Set([
	'missingVariable',
	'reportFailed',
	'stepLimit',
	'flowNotRun',
	'interrupted',
]);

function entryClass(entry: TimelineEntry): string {
	if (SAID.has(entry.event)) return entry.event === 'says' ? 'bubble' : 'bubble theirs';
	if (WRONG.has(entry.event) || (entry.event === 'report' && !wasTaken(entry))) return 'wrong';
	return '';
}

const entryLine = (entry: TimelineEntry): VNode => (
	<li class={entryClass(entry)}>
		{sentenceOf(entry)}
		{entry.seconds > 0 && <span class="at">{duration(entry.seconds)}</span>}
	</li>
);

function toneOf({ kind, exit }: Stop): Tone {
	if (kind === 'underway') return 'live';
	return exit === undefined || exit === 'end' ? 'quiet' : exitTone(exit);
}

function stopItem(stop: Stop): VNode {
	const { kind, step, component, exit, seconds, entries } = stop;
	const title = kind === 'component' ? titled(component ?? '') : titleOf(kind, entries);
	const name = kind === 'component' ? iconOf(component ?? '') : ICONS[kind];
	const leaves = exit !== undefined && !UNTOLD_EXITS.has(exit);
	return (
		<li class={`stop ${toneOf(stop)} ${kind}`}>
			<span class="stop-icon">{icon(name)}</span>
			<div class="stop-card">
				<p class="stop-title">
					<b>{title}</b>
					{step !== undefined && <span>{spoken(step)}</span>}
					{seconds !== undefined && seconds >= 0.05 && <span class="at">{duration(seconds)}</span>}
				</p>
				{entries.length > 0 && <ul>{entries.map(entryLine)}</ul>}
				{leaves && (
					<p class="leaves">
						{'leaves by '}
						{badge(exit, exitTone(exit))}
					</p>
				)}
			</div>
		</li>
	);
}

/** A call as a way from component to component, with the exit taken at each. */
export const callTimeline = ({ steps, timeline }: CallDetail): VNode => (
	<ol class="story">{storyOf(steps, timeline).map(stopItem)}</ol>
);
