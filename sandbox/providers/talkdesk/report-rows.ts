import type { StepRun } from '../../calls/call';
import type { Context } from '../../engine/context';
import { rowsOf, type Row } from '../../reports/step-report';
import type { TalkdeskOptions } from './options';

/** The exits of Make outbound call are spelt in snake case, those of other components as in Studio. */
export const exitName = (
	{ component, exit }: StepRun,
	{ talkdeskReportExits }: TalkdeskOptions,
): string =>
	component !== 'make_outbound_call' || talkdeskReportExits === 'as-in-studio'
		? exit
		: exit.toLowerCase().replaceAll(' ', '_');

/** The rows a job finds: this provider's calls, steps begun in the timespan and old enough to be known. */
export function reportRows(
	{ calls, clock, options, speed }: Context<TalkdeskOptions>,
	{ timezone, timespan }: { timezone: string; timespan: { from: string; to: string } },
): Row[] {
	const fromMs = Date.parse(timespan.from);
	const knownMs = clock.nowMs() - (options.talkdeskReportDelaySeconds * 1_000) / speed;
	const untilMs = Math.min(Date.parse(timespan.to), knownMs + 1);
	const isWanted = ({ startedAt }: StepRun): boolean => {
		const startedMs = Date.parse(startedAt);
		return startedMs >= fromMs && startedMs < untilMs;
	};
	return Array.from(calls.records())
		.filter(({ call }) => call.provider === 'talkdesk')
		.flatMap((record) =>
			rowsOf(record, (run) => exitName(run, options), timezone).filter((_row, order) =>
				isWanted(record.steps[order]!),
			),
		);
}
