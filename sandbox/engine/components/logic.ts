import { createHash } from 'node:crypto';
import { localTime } from '../../base/local-time';
import { DAYS, OPERATORS } from '../../flows/steps/logic';
import type { Components } from './component';
import { fillText } from '../../flows/flow';

/** Whether a time of day lies in a span that may go over midnight; the day is the one it began. */
function holds(
	{ days, from, to }: { days: readonly string[]; from: string; to: string },
	{ weekday, time }: { weekday: number; time: string },
): boolean {
	const overMidnight = to <= from;
	const today = DAYS[weekday]!;
	const yesterday = DAYS[(weekday + 6) % 7]!;
	if (!overMidnight) return days.includes(today) && time >= from && time < to;
	return (days.includes(today) && time >= from) || (days.includes(yesterday) && time < to);
}

/** 0 to 99, the same for a call whenever it is asked for. */
const shareOf = (callId: string): number =>
	createHash('sha256').update(callId).digest().readUInt32BE(0) % 100;

export const logicComponents: Components<
	'calendar_rules' | 'time_rules' | 'conditional_statement' | 'traffic_splitter'
> = {
	async calendar_rules({ context }, { timezone, rules }) {
		const { date } = localTime(context.clock.nowMs(), timezone);
		return rules.find(({ from, to }) => date >= from && date <= to)?.exit ?? 'no_match';
	},

	async time_rules({ context }, { timezone, rules }) {
		const now = localTime(context.clock.nowMs(), timezone);
		return rules.find((rule) => holds(rule, now))?.exit ?? 'no_match';
	},

	async conditional_statement({ variables }, { rules }) {
		const rule = rules.find(({ variable, operator, value }) => {
			const left = Object.hasOwn(variables, variable) ? variables[variable]! : '';
			return OPERATORS[operator](left, fillText(value, variables));
		});
		return rule?.exit ?? 'no_match';
	},

	async traffic_splitter({ call }, { percentages }) {
		let left = shareOf(call.id);
		for (const [exit, share] of Object.entries(percentages)) {
			if (left < share) return exit;
			left -= share;
		}
		return '';
	},
};
