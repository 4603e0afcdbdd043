const base = require('../../jest.config.js');

/** The tests on real hosts: slow, and not part of `npm test`. */
module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/hosts'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 300_000,
};
