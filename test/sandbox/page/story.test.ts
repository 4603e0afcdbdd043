import { storyOf } from '../../../sandbox/page/calls/call-story';
import type { StepRun, TimelineEntry } from '../../../sandbox/page/kit/wire';

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`;
const entry = (second: number, event: string, step?: string): TimelineEntry => ({
	at: at(second),
	seconds: second,
	event,
	...(step !== undefined && { step }),
});
const run = (second: number, step: string, exit = 'ok', component = 'play_audio'): StepRun => ({
	step,
	component,
	exit,
	startedAt: at(second),
	seconds: 1,
});
const told = (steps: StepRun[], timeline: TimelineEntry[]) =>
	storyOf(steps, timeline).map(({ kind, step, entries }) =>
		[kind, step, ...entries.map(({ event }) => event)].filter((word) => word !== undefined),
	);

describe('storyOf', () => {
	it('gives each component what happened in it, also where nothing did', () => {
		const steps = [
			run(0, 'start', 'ok', 'api_request'),
			run(0, 'dial', 'Answered'),
			run(3, 'greet'),
		];
		const timeline = [
			entry(0, 'placed'),
			entry(0, 'ringing', 'dial'),
			entry(3, 'answered', 'dial'),
			entry(3, 'says', 'greet'),
			entry(9, 'ended'),
			entry(9, 'report'),
		];
		expect(told(steps, timeline)).toEqual([
			['placed', 'placed'],
			['component', 'start'],
			['component', 'dial', 'ringing', 'answered'],
			['component', 'greet', 'says'],
			['ended', 'ended'],
			['after', 'report'],
		]);
	});

	it('shows the component that is under way', () => {
		expect(told([], [entry(0, 'placed'), entry(0, 'ringing', 'dial')])).toEqual([
			['placed', 'placed'],
			['underway', 'dial', 'ringing'],
		]);
	});

	it('tells the runs of a repeated step apart', () => {
		const timeline = [entry(1, 'says', 'ask'), entry(5, 'says', 'ask'), entry(6, 'keys', 'ask')];
		expect(told([run(1, 'ask'), run(5, 'ask')], timeline)).toEqual([
			['component', 'ask', 'says'],
			['component', 'ask', 'says', 'keys'],
		]);
	});

	it('keeps a repeated report with the step that sent it', () => {
		const timeline = [
			entry(1, 'report', 'tell'),
			entry(2, 'says', 'greet'),
			entry(8, 'report', 'tell'),
		];
		expect(told([run(1, 'tell'), run(2, 'greet')], timeline)).toEqual([
			['component', 'tell', 'report', 'report'],
			['component', 'greet', 'says'],
		]);
	});
});
