import { BUILT_IN_FUNCTIONS, MAX_TEXT, type Value } from './functions';
import { parseExpression, type Expression } from './parse';
import { ExpressionError } from './tokens';

const isTrue = (value: Value): boolean => value !== '' && value !== 0 && value !== false;

const PREFIX: Readonly<Record<string, (value: Value) => Value>> = {
	'-': (value) => -Number(value),
	'!': (value) => !isTrue(value),
};

/** `1` and `"1"` are equal: everything that comes into a flow is text. */
const same = (left: Value, right: Value): boolean => String(left) === String(right);

const INFIX: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
	'==': same,
	'!=': (left, right) => !same(left, right),
	'<': (left, right) => Number(left) < Number(right),
	'>': (left, right) => Number(left) > Number(right),
	'<=': (left, right) => Number(left) <= Number(right),
	'>=': (left, right) => Number(left) >= Number(right),
	'+': (left, right) =>
		typeof left === 'number' && typeof right === 'number'
			? left + right
			: `${left}${right}`.slice(0, MAX_TEXT),
	'-': (left, right) => Number(left) - Number(right),
	'*': (left, right) => Number(left) * Number(right),
	'/': (left, right) => Number(left) / Number(right),
	'%': (left, right) => Number(left) % Number(right),
};

function valueOf(expression: Expression, variables: Readonly<Record<string, Value>>): Value {
	switch (expression.kind) {
		case 'value':
			return expression.value;
		case 'variable':
			if (Object.hasOwn(variables, expression.name)) return variables[expression.name]!;
			throw new ExpressionError(`no input "${expression.name}"`);
		case 'prefix':
			return PREFIX[expression.sign]!(valueOf(expression.of, variables));
		case 'choice':
			return isTrue(valueOf(expression.when, variables))
				? valueOf(expression.then, variables)
				: valueOf(expression.otherwise, variables);
		case 'call': {
			const values = expression.values.map((value) => valueOf(value, variables));
			return BUILT_IN_FUNCTIONS[expression.name]!(...values);
		}
		case 'infix': {
			const left = valueOf(expression.left, variables);
			if (expression.sign === '&&' && !isTrue(left)) return left;
			if (expression.sign === '||' && isTrue(left)) return left;
			const right = valueOf(expression.right, variables);
			return INFIX[expression.sign]?.(left, right) ?? right;
		}
	}
}

/** @throws {ExpressionError} when it cannot be read, or names an input that is not there */
export const evaluate = (source: string, variables: Readonly<Record<string, Value>>): Value =>
	valueOf(parseExpression(source), variables);
