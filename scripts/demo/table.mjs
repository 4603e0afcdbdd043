/** Rows as a table with aligned columns. */
export function table(columns, rows) {
	const widths = columns.map((column) =>
		Math.max(column.length, ...rows.map((row) => String(row[column]).length)),
	);
	const line = (cells) =>
		cells
			.map((cell, at) => String(cell).padEnd(widths[at]))
			.join('  ')
			.trimEnd();
	return [
		line(columns),
		line(widths.map((width) => '─'.repeat(width))),
		...rows.map((row) => line(columns.map((column) => row[column]))),
	].join('\n');
}

/**
 * How many rows have which value of one column, by that of the other; none is a dot.
 * @param order of the values across
 */
export function countsOf(rows, [down, across], order) {
	const has = (column, value) => rows.some((row) => row[column] === value);
	const shown = order.filter((value) => has(across, value));
	const count = (one, other) =>
		rows.filter((row) => row[down] === one && row[across] === other).length || '·';
	return table(
		[down, ...shown],
		[...new Set(rows.map((row) => row[down]))].map((one) => ({
			[down]: one,
			...Object.fromEntries(shown.map((other) => [other, count(one, other)])),
		})),
	);
}
