/** Type checking is `npm run lint`'s work; here swc only takes the types away. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/hosts/'],
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/node-red/dist',
		'<rootDir>/sandbox/dist',
		'<rootDir>/.ringback',
	],
	transform: {
		'^.+\\.(t|j|mj)sx?$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
	transformIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/support/build-once.js',
	testTimeout: 30_000,
};
