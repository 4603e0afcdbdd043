/** Choosing a way; no phone is needed for it ("Conditional statement", "Time-based rules"). */
import { z } from 'zod/v4';
import { isTimeZone } from '../../base/local-time';
import { exitName, leadsTo, namedExits, text, variable, type WithExits } from './fields';

const timezone = z
	.string()
	.refine(isTimeZone, 'an IANA time zone such as Europe/Lisbon')
	.default('UTC');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 09:30');
const date = z.iso.date();

const ruleExits = ({ rules }: WithExits & { readonly rules: readonly { exit: string }[] }) =>
	rules.map(({ exit }, index) => ({ path: ['rules', index, 'exit'], exit }));

export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export const CalendarRules = z
	.strictObject({
		component: z.literal('calendar_rules'),
		timezone,
		/** The first rule whose days hold today wins; both ends are included. */
		rules: z.array(z.strictObject({ from: date, to: date, exit: exitName })).max(100),
		exits: namedExits('no_match'),
	})
	.superRefine(leadsTo(ruleExits));

export const TimeRules = z
	.strictObject({
		component: z.literal('time_rules'),
		timezone,
		/** The first rule that holds wins; `to` is not included, and before `from` it is the next day's. */
		rules: z
			.array(
				z.strictObject({
					days: z.array(z.enum(DAYS)).min(1),
					from: time,
					to: time,
					exit: exitName,
				}),
			)
			.max(100),
		exits: namedExits('no_match'),
	})
	.superRefine(leadsTo(ruleExits));

export const OPERATORS = {
	equals: (left: string, right: string) => left === right,
	not_equals: (left: string, right: string) => left !== right,
	contains: (left: string, right: string) => left.includes(right),
	starts_with: (left: string, right: string) => left.startsWith(right),
	greater_than: (left: string, right: string) => Number(left) > Number(right),
	less_than: (left: string, right: string) => Number(left) < Number(right),
	is_empty: (left: string) => left === '',
	is_not_empty: (left: string) => left !== '',
} as const;
type Operator = keyof typeof OPERATORS;

export const ConditionalStatement = z
	.strictObject({
		component: z.literal('conditional_statement'),
		/** The first that holds wins. */
		rules: z
			.array(
				z.strictObject({
					variable,
					operator: z.enum(Object.keys(OPERATORS) as [Operator, ...Operator[]]),
					value: text.default(''),
					exit: exitName,
				}),
			)
			.max(100),
		exits: namedExits('no_match'),
	})
	.superRefine(leadsTo(ruleExits));

export const TrafficSplitter = z
	.strictObject({
		component: z.literal('traffic_splitter'),
		/** Exit → its share; together 100. */
		percentages: z.record(exitName, z.number().int().min(0).max(100)),
		exits: namedExits(),
	})
	.superRefine(
		leadsTo(({ percentages }) =>
			Object.keys(percentages).map((exit) => ({ path: ['percentages', exit], exit })),
		),
	)
	.refine(
		({ percentages }) => Object.values(percentages).reduce((sum, share) => sum + share, 0) === 100,
		{ path: ['percentages'], message: 'the percentages must add up to 100' },
	);
