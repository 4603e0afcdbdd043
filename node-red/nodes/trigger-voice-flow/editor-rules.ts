/** The part of the trigger's dialog in which the rules for calling are chosen. */
import { OUTSIDE_HOURS, PHONE_RISKS, PURPOSES, REFUSED_RISKS } from '../../../core/tables';
import { emptyOr, matching, wholeNumberBetween, type Check } from '../../editor/checks';
import { choicesMade, prepareChoices } from '../../editor/choices';
import { showRow, valueOf } from '../../editor/form';
import type { EditorNode, Validator } from '../../editor/red';
import { FROM_ELSEWHERE, typedField } from '../../editor/typed-field';
import { typed } from '../../editor/validation';
import type { TypeOffer } from '../../editor/widgets';

const TEXTS = [
	'callingHours',
	'timeZone',
	'doNotCall',
	'maxCallsPerNumber',
	'perHours',
	'maxCallsPerHour',
	'maxCallsPerDay',
	'allowedCountries',
	'consent',
	'ownNumbers',
	'optOutDigits',
] as const;

/** Emergency and short numbers are refused whatever is chosen. */
const RISKS = PHONE_RISKS.filter((risk) => risk !== 'none' && risk !== 'emergencyOrShort');

const risks = () => $('#ringback-refuseRisks');

export function prepareRules(node: EditorNode): void {
	const choice = (values: readonly string[], labelOf: (value: string) => string): TypeOffer => ({
		value: 'str',
		label: node._('type.choice'),
		icon: 'fa fa-list-ul',
		options: values.map((value) => ({ value, label: labelOf(value) })),
	});
	const purpose = choice(['', ...PURPOSES], (value) => node._(`purposeOf.${value || 'automatic'}`));
	const outsideHours = choice(OUTSIDE_HOURS, (value) => node._(`outsideHoursIs.${value}`));
	typedField(node, 'purpose', [purpose, ...FROM_ELSEWHERE]);
	typedField(node, 'outsideHours', [outsideHours, ...FROM_ELSEWHERE]);
	for (const name of TEXTS) typedField(node, name, ['str', ...FROM_ELSEWHERE]);
	prepareChoices(
		risks(),
		RISKS.map((value) => ({ value, text: node._(`risk.${value}`) })),
		(node.refuseRisks as readonly string[] | undefined) ?? REFUSED_RISKS,
	);
	const shown = () => showRow('rules', $('#node-input-askRules').prop('checked') === true);
	$('#node-input-askRules').on('change', shown);
	shown();
}

export function saveRules(node: EditorNode): void {
	node.refuseRisks = choicesMade(risks());
}

/** A rule that is switched off is not judged. */
const ruled = (name: string, check: Check): Validator =>
	typed(name, (node) => (valueOf(node, 'askRules') === true ? emptyOr(check) : () => null));

const OFF = '[Oo][Ff][Ff]|[Nn][Oo][Nn][Ee]';
const cap = (most: number): Check => {
	const number = wholeNumberBetween(1, most, 'error.cap');
	return (value) => (matching(OFF, 'error.cap')(value) === null ? null : number(value));
};

/** A browser knows the zones that Node-RED knows. */
const zone: Check = (value) => {
	try {
		new Intl.DateTimeFormat('en', { timeZone: value.trim() });
		return null;
	} catch {
		return 'error.timeZone';
	}
};

export const ruleChecks = {
	optOutDigits: ruled(
		'optOutDigits',
		matching('[0-9*#]{1,20}(?:\\s*,\\s*[0-9*#]{1,20})*', 'error.optOutDigits'),
	),
	timeZone: ruled('timeZone', zone),
	maxCallsPerNumber: ruled('maxCallsPerNumber', cap(1_000)),
	perHours: ruled('perHours', wholeNumberBetween(1, 720, 'error.perHours')),
	maxCallsPerHour: ruled('maxCallsPerHour', cap(100_000)),
	maxCallsPerDay: ruled('maxCallsPerDay', cap(1_000_000)),
	allowedCountries: ruled(
		'allowedCountries',
		matching('[A-Za-z]{2}(?:\\s*[,;]\\s*[A-Za-z]{2})*', 'error.allowedCountries'),
	),
} as const;
