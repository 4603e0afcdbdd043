/** What a process of this Linux machine takes, as the kernel counts it (proc(5)). */
import { readFileSync, writeFileSync } from 'node:fs';

/** Of user and system times in /proc, whatever the machine. */
const TICK_MS = 10;

/** A line of /proc/<pid>/status, in megabytes. */
function megabytes(pid: number, line: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const [, kilobytes] = new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(status) ?? [];
	if (kilobytes === undefined) throw new Error(`/proc/${pid}/status has no ${line}`);
	return Number(kilobytes) / 1_024;
}

/** Forgets the peak so far; what is held now. */
export function forgetPeak(pid: number): number {
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
	return megabytes(pid, 'VmRSS');
}

/** The most that was held since the peak was forgotten. */
export const peakOf = (pid: number): number => megabytes(pid, 'VmHWM');

/** Processor time of all its threads so far. */
export function cpuMsOf(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	// the name in brackets may hold blanks; user and system time are fields 14 and 15
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
