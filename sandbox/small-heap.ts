/**
 * Has this process stay small: V8 would let its space for new objects grow to eight times its
 * first size under load, which speeds the sandbox up by nothing (`npm run bench -- sandbox`).
 * For a process of the sandbox's own only: it is a setting of the whole process.
 */
export function keepHeapSmall(): void {
	process.getBuiltinModule?.('node:v8').setFlagsFromString('--semi-space-growth-factor=1');
}
