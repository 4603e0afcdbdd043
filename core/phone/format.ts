/** Numbers as people of a country print them, from the formats of the library's metadata. */
import type { FormatRow, Plan } from './plans';

/** Text, group number, text, group number… text. */
type Template = readonly string[];

interface Format {
	/** Its groups are what the templates put in. */
	readonly pattern: RegExp;
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
	let national = nationalNumber;
	let international = nationalNumber;
	for (const format of formatsOf(plan)) {
		if (format.leadingDigits && !format.leadingDigits.test(nationalNumber)) continue;
		const groups = format.pattern.exec(nationalNumber);
		if (!groups) continue;
		national = fill(format.national, groups);
		international = fill(format.international, groups);
		break;
	}
	const end = extension === null ? '' : plan.extensionLabel + extension;
	return {
		national: national + end,
		international: `+${plan.callingCode} ${international}${end}`,
	};
}

function fill(template: Template, groups: readonly string[]): string {
	let text = template[0]!;
	for (let index = 1; index < template.length; index += 2)
		text += groups[Number(template[index])]! + template[index + 1]!;
	return text;
}

function formatsOf(plan: Plan): readonly Format[] {
	let formats = formatsByPlan.get(plan);
	if (!formats) {
		formats = plan.formats.map((row) => compile(row, plan));
		formatsByPlan.set(plan, formats);
	}
	return formats;
}

const FIRST_GROUP = /(\$\d)/;
const BRACKETS_AND_DASHES = /[-/. ()[\]~]+/g;
const toTemplate = (format: string): Template => format.split(/\$(\d)/);

function compile(row: FormatRow, plan: Plan): Format {
	const [pattern, format, leadingDigits, rule, , internationalFormat] = row;
	const nationalRule = rule || plan.nationalPrefixRule;
	const mostDetailed = leadingDigits ? leadingDigits.at(-1) : undefined;
	return {
		pattern: new RegExp(`^(?:${pattern})$`),
		leadingDigits: mostDetailed ? new RegExp(`^(?:${mostDetailed})`) : null,
		national: toTemplate(nationalRule ? format.replace(FIRST_GROUP, nationalRule) : format),
		international: toTemplate(
			(internationalFormat || format).replace(BRACKETS_AND_DASHES, ' ').trim(),
		),
	};
}
