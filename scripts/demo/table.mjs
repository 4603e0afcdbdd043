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
