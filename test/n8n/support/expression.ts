/** What an n8n expression of ours gives: JavaScript between double braces, with text around it. */
export function evaluate(expression: unknown, scope: Record<string, unknown>): unknown {
	if (typeof expression !== 'string' || !expression.startsWith('=')) return expression;
	const code = (inside: string) =>
		new Function(...Object.keys(scope), `return (${inside});`)(...Object.values(scope)) as unknown;
	const template = expression.slice(1);
	const [, whole] = /^\{\{([\s\S]*)\}\}$/.exec(template) ?? [];
	if (whole !== undefined) return code(whole);
	return template.replace(/\{\{([\s\S]*?)\}\}/g, (_found, inside: string) => String(code(inside)));
}
