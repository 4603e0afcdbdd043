/** A node in a host's own process: how long rows take through it, and what the process takes for it. */
import { median } from './bench-figures';
import { cpuMsOf, forgetPeak, peakOf } from './hosts-process';

export interface Row {
	readonly phone: string;
	readonly country: string;
}

export interface BenchHost {
	readonly pid: number;
	/** Sends rows through the node; how long they took and, when asked, how many came out. */
	run(rows: readonly Row[], count?: boolean): Promise<{ ms: number; items: number | null }>;
	stop(): Promise<void>;
}

export interface Measured {
	/** Median of the rounds: from the first row at the node to the last one behind it. */
	readonly ms: number;
	/** Median of the rounds: processor time of the whole run, its request included. */
	readonly cpuMs: number;
	/** What the process held after starting and warming up. */
	readonly beforeMB: number;
	readonly peakMB: number;
}

/** Compiles what runs often, so that a small run does not pay for it. */
const WARM_UP_ROWS = 2_000;

export async function measure(
	start: () => Promise<BenchHost>,
	rows: readonly Row[],
	rounds: number,
): Promise<Measured> {
	const host = await start();
	try {
		const few = rows.slice(0, WARM_UP_ROWS);
		const { items } = await host.run(few, true);
		if (items !== few.length)
			throw new Error(`${items} of ${few.length} items came out of the node`);
		const beforeMB = forgetPeak(host.pid);
		const wall: number[] = [];
		const cpu: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const cpuBefore = cpuMsOf(host.pid);
			wall.push((await host.run(rows)).ms);
			cpu.push(cpuMsOf(host.pid) - cpuBefore);
		}
		return { ms: median(wall), cpuMs: median(cpu), beforeMB, peakMB: peakOf(host.pid) };
	} finally {
		await host.stop();
	}
}
