/** Numbers as people of a country print them, from the formats of the library's metadata. */
import type { FormatRow, Plan } from './plans';

/** Text, group number, text, group number… text. */
type Template = readonly string[];

interface Format {
	/** Where groups begin and the last one ends, in the shortest number the format is for. */
	readonly edges: readonly number[];
	/** The one group that takes the further digits of longer numbers; edges behind it move. */
	readonly growing: number;
	readonly shortest: number;
	readonly longest: number;
	readonly leadingDigits: RegExp | null;
	readonly national: Template;
	readonly international: Template;
}

export interface Printed {
	/** `(415) 555-0100` */
	readonly national: string;
	/** `+1 415 555 0100` */
	readonly international: string;
}

const formatsByPlan = new Map<Plan, readonly Format[]>();

export function print(plan: Plan, nationalNumber: string, extension: string | null): Printed {
	const format = formatFor(plan, nationalNumber);
	const national = format ? fill(format.national, nationalNumber, format) : nationalNumber;
	const international = format
		? fill(format.international, nationalNumber, format)
		: nationalNumber;
	const end = extension === null ? '' : plan.extensionLabel + extension;
	return {
		national: national + end,
		international: `+${plan.callingCode} ${international}${end}`,
	};
}

function formatFor(plan: Plan, nationalNumber: string): Format | undefined {
	let formats = formatsByPlan.get(plan);
	if (!formats) {
		formats = plan.formats.map((row) => compile(row, plan));
		formatsByPlan.set(plan, formats);
	}
	const { length } = nationalNumber;
	for (const format of formats) {
		if (length < format.shortest || length > format.longest) continue;
		if (!format.leadingDigits || format.leadingDigits.test(nationalNumber)) return format;
	}
	return undefined;
}

function fill(template: Template, digits: string, { edges, growing, shortest }: Format): string {
	const more = digits.length - shortest;
	const edge = (group: number) => edges[group]! + (group > growing ? more : 0);
	let text = template[0]!;
	for (let index = 1; index < template.length; index += 2) {
		const group = Number(template[index]) - 1;
		text += digits.slice(edge(group), edge(group + 1)) + template[index + 1]!;
	}
	return text;
}

const FIRST_GROUP = /(\$\d)/;
const BRACKETS_AND_DASHES = /[-/. ()[\]~]+/g;
const toTemplate = (format: string): Template => format.split(/\$(\d)/);

/** Every pattern of the metadata is a row of groups such as `(\d{3})(\d{4,7})`. */
const GROUP = /\(\\d(?:\{(\d+)(?:,(\d+))?\})?\)/g;

function compile(row: FormatRow, plan: Plan): Format {
	const [pattern, format, leadingDigits, rule, , internationalFormat] = row;
	const edges = [0];
	let growing = Infinity;
	let longest = 0;
	for (const [, least = '1', most = least] of pattern.matchAll(GROUP)) {
		if (most !== least) growing = edges.length - 1;
		edges.push(edges.at(-1)! + Number(least));
		longest += Number(most);
	}
	const nationalRule = rule || plan.nationalPrefixRule;
	const mostDetailed = leadingDigits ? leadingDigits.at(-1) : undefined;
	return {
		edges,
		growing,
		shortest: edges.at(-1)!,
		longest,
		leadingDigits: mostDetailed ? new RegExp(`^(?:${mostDetailed})`) : null,
		national: toTemplate(nationalRule ? format.replace(FIRST_GROUP, nationalRule) : format),
		international: toTemplate(
			(internationalFormat || format).replace(BRACKETS_AND_DASHES, ' ').trim(),
		),
	};
}
