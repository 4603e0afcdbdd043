/** A small language for Run function: texts, numbers, comparisons, `? :` and named functions. */
import { BUILT_IN_FUNCTIONS, type Value } from './functions';
import { ExpressionError, tokensOf, type Token } from './tokens';

export type Expression =
	| { readonly kind: 'value'; readonly value: Value }
	| { readonly kind: 'variable'; readonly name: string }
	| { readonly kind: 'prefix'; readonly sign: string; readonly of: Expression }
	| {
			readonly kind: 'infix';
			readonly sign: string;
			readonly left: Expression;
			readonly right: Expression;
	  }
	| {
			readonly kind: 'choice';
			readonly when: Expression;
			readonly then: Expression;
			readonly otherwise: Expression;
	  }
	| { readonly kind: 'call'; readonly name: string; readonly values: readonly Expression[] };

/** The higher, the closer an operator binds. */
const BINDS: Readonly<Record<string, number>> = {
	'||': 1,
	'&&': 2,
	'==': 3,
	'!=': 3,
	'<': 4,
	'>': 4,
	'<=': 4,
	'>=': 4,
	'+': 5,
	'-': 5,
	'*': 6,
	'/': 6,
	'%': 6,
};
const CONSTANTS: Readonly<Record<string, boolean>> = { true: true, false: false };
const MAX_DEPTH = 50;

/** @throws {ExpressionError} where it cannot be read */
export function parseExpression(source: string): Expression {
	const tokens = tokensOf(source);
	let at = 0;
	let depth = 0;
	const peek = (): Token => tokens[at]!;
	const isSign = (text: string): boolean => peek().kind === 'sign' && peek().text === text;

	function unexpected({ kind, text, column }: Token): never {
		throw new ExpressionError(
			kind === 'end' ? 'it ends too early' : `"${text}" at ${column} is not expected there`,
		);
	}
	function expect(sign: string): void {
		if (!isSign(sign)) unexpected(peek());
		at += 1;
	}
	function deeper<T>(read: () => T): T {
		depth += 1;
		if (depth > MAX_DEPTH) throw new ExpressionError('it is nested too deeply');
		const result = read();
		depth -= 1;
		return result;
	}

	function call(name: string, column: number): Expression {
		if (!Object.hasOwn(BUILT_IN_FUNCTIONS, name))
			throw new ExpressionError(`no function "${name}" (at ${column})`);
		const values: Expression[] = [];
		while (!isSign(')')) {
			values.push(whole());
			if (!isSign(')')) expect(',');
		}
		expect(')');
		return { kind: 'call', name, values };
	}

	function operand(): Expression {
		const token = peek();
		at += 1;
		const { kind, text, column } = token;
		if (kind === 'number') return { kind: 'value', value: Number(text) };
		if (kind === 'text') return { kind: 'value', value: text };
		if (kind === 'name') {
			if (isSign('(')) {
				at += 1;
				return call(text, column);
			}
			if (Object.hasOwn(CONSTANTS, text)) return { kind: 'value', value: CONSTANTS[text]! };
			return { kind: 'variable', name: text };
		}
		if (kind === 'sign' && text === '(') {
			const inside = whole();
			expect(')');
			return inside;
		}
		if (kind === 'sign' && (text === '-' || text === '!'))
			return { kind: 'prefix', sign: text, of: deeper(operand) };
		return unexpected(token);
	}

	function binding(least: number): Expression {
		let left = deeper(operand);
		for (;;) {
			const { kind, text } = peek();
			const binds = kind === 'sign' ? (BINDS[text] ?? 0) : 0;
			if (binds === 0 || binds < least) return left;
			at += 1;
			const right = deeper(() => binding(binds + 1));
			left = { kind: 'infix', sign: text, left, right };
		}
	}

	function whole(): Expression {
		return deeper(() => {
			const when = binding(1);
			if (!isSign('?')) return when;
			at += 1;
			const then = whole();
			expect(':');
			return { kind: 'choice', when, then, otherwise: whole() };
		});
	}

	const expression = whole();
	if (peek().kind !== 'end') unexpected(peek());
	return expression;
}

/** What is wrong with an expression; undefined when it can be read. */
export function syntaxErrorOf(source: string): string | undefined {
	try {
		parseExpression(source);
		return undefined;
	} catch (error) {
		if (error instanceof ExpressionError) return error.message;
		throw error;
	}
}
