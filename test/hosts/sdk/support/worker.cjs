/** Runs what a test sends it, beside SDKs that stand in NODE_PATH; see vendor.ts. */
process.on('message', async ({ id, code, input }) => {
	try {
		// the tests' own text: nothing else can send a message to this process
		const work = new Function(`return (${code});`)();
		process.send({ id, value: await work(require, input) });
	} catch (error) {
		process.send({ id, error: error instanceof Error ? error.stack : String(error) });
	}
});
