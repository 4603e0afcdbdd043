export interface Token {
	readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end';
	readonly text: string;
	/** Where it begins, counted from 1. */
	readonly column: number;
}

/** The expression cannot be read; the message says where. */
export class ExpressionError extends Error {}

const TOKEN =
	/\s*(?:(?<number>\d+(?:\.\d+)?)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<sign>==|!=|<=|>=|&&|\|\||[-+*/%<>!?:(),]))/y;

const unescaped = (quoted: string): string =>
	quoted.slice(1, -1).replace(/\\(.)/gs, (_whole, character: string) => character);

export function tokensOf(source: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;
	const end = source.trimEnd().length;
	while (at < end) {
		TOKEN.lastIndex = at;
		const match = TOKEN.exec(source);
		const column = at + (/\s*/.exec(source.slice(at))?.[0].length ?? 0) + 1;
		if (!match?.groups)
			throw new ExpressionError(`"${source[column - 1]}" at ${column} cannot be read`);
		const { number, text, name, sign = '' } = match.groups;
		if (number !== undefined) tokens.push({ kind: 'number', text: number, column });
		else if (text !== undefined) tokens.push({ kind: 'text', text: unescaped(text), column });
		else if (name !== undefined) tokens.push({ kind: 'name', text: name, column });
		else tokens.push({ kind: 'sign', text: sign, column });
		at = TOKEN.lastIndex;
	}
	return [...tokens, { kind: 'end', text: '', column: end + 1 }];
}
