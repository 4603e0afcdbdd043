/** So many random cases: few by default, all of them with RINGBACK_ALL_CASES=1. */
export const cases = (few: number, all: number): number =>
	process.env.RINGBACK_ALL_CASES === '1' ? all : few;
