const { execFileSync } = require('node:child_process');
const { join } = require('node:path');

/** Tests of packages and hosts run what is shipped: built once, before the first of them. */
module.exports = () => {
	if (process.env.RINGBACK_BUILT === '1') return;
	const root = join(__dirname, '..', '..');
	execFileSync(
		process.execPath,
		[join(root, 'node_modules', 'gulp', 'bin', 'gulp.js'), '--silent'],
		{
			cwd: root,
			stdio: 'inherit',
		},
	);
};
