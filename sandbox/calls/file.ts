/**
 * Keeps the calls in a file over a restart. SQLite, as it comes with Node: changes are written
 * together a few times a second, so that a thousand calls a second cost a few transactions.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from './call';
import type { CallContext } from './context';
import { createHandset } from './handset';
import { SettingError } from '../base/options';

const WRITE_MS = 200;

function openDatabase(file: string): DatabaseSync {
	const sqlite = process.getBuiltinModule?.('node:sqlite');
	if (!sqlite)
		throw new SettingError(
			`store: Node ${process.versions.node} has no SQLite. Use Node 24, or leave the store out.`,
		);
	try {
		const database = new sqlite.DatabaseSync(file);
		database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
		database.exec(
			'CREATE TABLE IF NOT EXISTS calls (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, record TEXT NOT NULL)',
		);
		return database;
	} catch (error) {
		throw new SettingError(`store: "${file}" cannot be used: ${(error as Error).message}`);
	}
}

/** A record as text; its phone and its time are not worth keeping, because the call will be over. */
const packed = (record: CallRecord): string =>
	JSON.stringify({ ...record, handset: undefined, time: undefined });

function unpacked(text: string): CallRecord {
	const record = JSON.parse(text) as Omit<CallRecord, 'handset' | 'time'>;
	const seconds = record.call.timeline.at(-1)?.seconds ?? 0;
	return {
		...record,
		handset: { ...createHandset(), state: 'ended' },
		time: { seconds, atMs: 0, speed: 0 },
	};
}

/** A call that was under way when the sandbox stopped has no phone any more. */
function revived(text: string, context: CallContext): CallRecord {
	const record = unpacked(text);
	if (record.call.endedAt !== null) return record;
	record.call.endedAt = new Date(context.clock.nowMs()).toISOString();
	context.note(record, 'interrupted');
	return record;
}

/** Brings the calls of a file back and keeps the file up to date; the result closes it. */
export function openCallFile(file: string, context: CallContext): () => void {
	const database = openDatabase(file);
	const put = database.prepare(
		'INSERT INTO calls (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
	);
	for (const { record } of database.prepare('SELECT record FROM calls ORDER BY number').all())
		context.calls.add(revived(String(record), context));

	const changed = new Set<string>();
	let cleared = false;
	function write() {
		if (changed.size === 0 && !cleared) return;
		database.exec('BEGIN');
		try {
			writeChanges();
			database.exec('COMMIT');
		} catch (error) {
			database.exec('ROLLBACK');
			context.log(`store: ${(error as Error).message}`);
		}
		changed.clear();
		cleared = false;
	}
	function writeChanges() {
		if (cleared) database.exec('DELETE FROM calls');
		for (const id of changed) {
			const record = context.calls.get(id);
			if (record) put.run(id, packed(record));
		}
		database
			.prepare('DELETE FROM calls WHERE number <= (SELECT MAX(number) FROM calls) - ?')
			.run(context.options.keepCalls);
	}
	const timer = setInterval(write, WRITE_MS);
	context.events.listen({
		changed: (id) => void changed.add(id),
		cleared() {
			changed.clear();
			cleared = true;
		},
	});
	return () => {
		clearInterval(timer);
		write();
		database.close();
	};
}
