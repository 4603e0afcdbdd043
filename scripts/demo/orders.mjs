import { readFileSync } from 'node:fs';

const COLUMNS = ['order', 'customer', 'phone', 'country', 'provider', 'store'];

/**
 * Reads an orders file: one order a line, comma-separated, with a line of column names. A line
 * that cannot be read is named and left out; the others go on.
 *
 * @param providers the ids of all that can be called with
 * @returns {{ orders: Record<string, string>[], broken: string[] }}
 */
export function readOrders(file, providers) {
	const lines = readFileSync(file, 'utf8').split(/\r?\n/);
	const head = cells(lines[0] ?? '');
	const missing = COLUMNS.filter((column) => !head.includes(column));
	if (missing.length > 0)
		throw new Error(
			`${file}: the first line has to name the columns; missing: ${missing.join(', ')}`,
		);

	const orders = [];
	const broken = [];
	const seen = new Set();
	for (const [index, line] of lines.entries()) {
		if (index === 0 || line.trim() === '') continue;
		const values = cells(line);
		const order = Object.fromEntries(head.map((column, at) => [column, values[at] ?? '']));
		const why = faultIn(order, values.length, head.length, seen, providers);
		if (why) broken.push(`line ${index + 1}: ${why}; left out`);
		else orders.push(order);
		seen.add(order.order);
	}
	return { orders, broken };
}

function faultIn(order, found, expected, seen, providers) {
	if (found !== expected) return `${found} values instead of ${expected}`;
	if (order.order === '') return 'no order number';
	if (seen.has(order.order)) return `order ${order.order} stands in the file twice`;
	if (!providers.includes(order.provider))
		return `"${order.provider}" is no provider (${providers.join(', ')})`;
	return undefined;
}

/** The values of a line; quotes keep commas together (RFC 4180). */
export function cells(line) {
	return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
		(quoted?.replaceAll('""', '"') ?? plain).trim(),
	);
}
