const cleanUps: Array<() => unknown> = [];

/** Runs after the test, last one first, whatever became of it. */
export const afterThisTest = (cleanUp: () => unknown): void => void cleanUps.push(cleanUp);

afterEach(async () => {
	for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
