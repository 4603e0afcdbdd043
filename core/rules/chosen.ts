/** Whether the builder chose any rule: on the Local Sandbox those that nobody chose are not asked. */
import { HOURS_OF_CAP, REFUSED_RISKS } from './options';

type Rules = Readonly<Record<string, unknown>>;

/** What keeps nobody back. */
const NO_RULES: readonly string[] = ['askRules', 'evidence', 'optOutDigits'];

const isSameRisks = (given: unknown): boolean =>
	Array.isArray(given) &&
	REFUSED_RISKS.every((risk) => risk === 'emergencyOrShort' || given.includes(risk)) &&
	given.every((risk) => (REFUSED_RISKS as readonly unknown[]).includes(risk));

/** Other than empty, as a new node has them. */
const AS_NEW: Readonly<Record<string, (given: unknown) => boolean>> = {
	outsideHours: (given) => given === 'hold',
	perHours: (given) => Number(given) === HOURS_OF_CAP,
	refuseRisks: isSameRisks,
	stopped: (given) => given === false,
};

const isEmpty = (given: unknown): boolean => given === undefined || given === null || given === '';

/** @param rules by name, as a form holds them: an expression is a choice, whatever it will give */
export const hasChosenRules = (rules: Rules): boolean =>
	Object.entries(rules).some(
		([name, given]) => !NO_RULES.includes(name) && !isEmpty(given) && !AS_NEW[name]?.(given),
	);
