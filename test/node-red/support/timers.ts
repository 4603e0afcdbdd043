/**
 * Puts the timeouts of the nodes under the test's control, and nothing else: sockets, immediates
 * and the clock go on.
 */
export function holdTimeouts(): void {
	jest.useFakeTimers({
		doNotFake: [
			'Date',
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
		],
	});
}

afterEach(() => jest.useRealTimers());
