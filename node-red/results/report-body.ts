/** The bytes of a report as text. */
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { REPORT_LIMIT_BYTES, textOfBody } from '../../core';

/** RFC 9110, 8.4.1. */
const DECODERS: Readonly<Record<string, typeof gunzip>> = {
	gzip: gunzip,
	'x-gzip': gunzip,
	deflate: inflate,
	br: brotliDecompress as typeof gunzip,
};

/**
 * The text of a body, decompressed; null when it is larger than any report then. A body that
 * cannot be decompressed stays as it is, which no provider's reader takes for a report.
 */
export async function reportText(
	bytes: Buffer,
	headers: IncomingHttpHeaders,
): Promise<string | null> {
	const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
	const type = headers['content-type'];
	if (!Object.hasOwn(DECODERS, encoding)) return textOfBody(bytes, type);
	try {
		const decode = promisify(DECODERS[encoding]!);
		return textOfBody(await decode(bytes, { maxOutputLength: REPORT_LIMIT_BYTES }), type);
	} catch (error) {
		if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') return null;
		return textOfBody(bytes, 'charset=latin1');
	}
}
