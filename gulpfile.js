// Builds the three packages. Types are checked by `npm run lint`; esbuild only emits.
const {
	copyFileSync,
	existsSync,
	globSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const Module = require('node:module');
const { basename, dirname, join } = require('node:path');
const { parallel, series } = require('gulp');
const esbuild = require('esbuild');

const common = {
	platform: 'node',
	format: 'cjs',
	target: 'node20',
	logLevel: 'warning',
	legalComments: 'none',
};

const copy = (pattern, to, { flat = false } = {}) => {
	for (const file of globSync(pattern)) {
		const target = flat ? join(to, basename(file)) : join(to, file);
		mkdirSync(dirname(target), { recursive: true });
		copyFileSync(file, target);
	}
};

/** Licences of what a bundle carries, beside it. */
const notice = async ({ metafile }, folder) => {
	const { NOTICE, noticeOf } = await import('./scripts/notices.mjs');
	const text = noticeOf(__dirname, Object.keys(metafile.inputs));
	if (text !== '') writeFileSync(join(folder, NOTICE), text);
};

const clean = async () => {
	for (const folder of ['dist', 'node-red/dist', 'sandbox/dist'])
		rmSync(folder, { recursive: true, force: true });
};

// The n8n package has no run-time dependencies: the core is one file with the phone metadata
// inside, and zod is n8n's own.
const n8nCore = async () => {
	const built = await esbuild.build({
		...common,
		entryPoints: ['core/index.ts'],
		outfile: 'dist/core/index.js',
		bundle: true,
		metafile: true,
		external: ['zod/v4', 'n8n-workflow'],
	});
	await notice(built, 'dist');
};

const n8nNodes = async () => {
	const entryPoints = globSync('{nodes,credentials}/**/*.ts');
	if (entryPoints.length > 0)
		await esbuild.build({ ...common, entryPoints, outdir: 'dist', outbase: '.' });
	const { schemaFiles } = await loaded('scripts/result-schemas.ts');
	for (const [file, text] of schemaFiles()) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	copy('nodes/**/*.node.json', 'dist');
	copy('icons/*.svg', 'dist');
};

// Node-RED loads one file per node type. They share one runtime, and with it one limiter per
// account, so each is a door into it.
const nodeRedSets = () =>
	Object.keys(JSON.parse(readFileSync('node-red/package.json', 'utf8'))['node-red'].nodes);

const nodeRedRuntime = async () => {
	if (!existsSync('node-red/runtime.ts')) return;
	const built = await esbuild.build({
		...common,
		entryPoints: ['node-red/runtime.ts'],
		outfile: 'node-red/dist/runtime.js',
		bundle: true,
		metafile: true,
		external: ['axios', 'ioredis'],
	});
	await notice(built, 'node-red/dist');
	for (const set of nodeRedSets())
		writeFileSync(
			`node-red/dist/${set}.js`,
			`module.exports = require('./runtime.js').sets['${set}'];\n`,
		);
};

/** Where the account's page has the fields of the providers. */
const ROWS = /^.*<!-- the fields of the providers' accounts -->\n/m;

/** TypeScript of this repository, built to be run here. */
const loaded = async (entryPoint) => {
	const { outputFiles } = await esbuild.build({
		...common,
		entryPoints: [entryPoint],
		bundle: true,
		write: false,
		external: ['zod/v4'],
	});
	const built = new Module(join(__dirname, entryPoint));
	built.paths = module.paths;
	built._compile(outputFiles[0].text, entryPoint);
	return built.exports;
};

const nodeRedEditor = async () => {
	const forms = await loaded('node-red/forms/index.ts');
	const literals = {
		name: 'literals',
		setup: (build) =>
			build.onLoad({ filter: /nodes.account.editor\.ts$/ }, ({ path }) => ({
				contents: forms.withLiterals(readFileSync(path, 'utf8')),
				loader: 'ts',
			})),
	};
	for (const set of nodeRedSets()) {
		const source = `node-red/nodes/${set.replace('ringback-', '')}`;
		if (!existsSync(`${source}/editor.ts`)) continue;
		const { outputFiles } = await esbuild.build({
			entryPoints: [`${source}/editor.ts`],
			bundle: true,
			write: false,
			format: 'iife',
			target: 'es2020',
			charset: 'utf8',
			logLevel: 'warning',
			plugins: [literals],
		});
		const page = readFileSync(`${source}/editor.html`, 'utf8').replace(ROWS, forms.accountRows);
		const script = `<script type="text/javascript">\n${outputFiles[0].text}</script>\n`;
		mkdirSync('node-red/dist', { recursive: true });
		writeFileSync(`node-red/dist/${set}.html`, script + page);
	}
	for (const locale of readdirSync('node-red/locales')) {
		const target = `node-red/dist/locales/${locale}`;
		mkdirSync(target, { recursive: true });
		for (const set of nodeRedSets()) {
			const source = `node-red/locales/${locale}/${set}`;
			const written = JSON.parse(readFileSync(`${source}.json`, 'utf8'));
			const whole = forms.wholeCatalogue(set, locale, written);
			writeFileSync(`${target}/${set}.json`, `${JSON.stringify(whole, null, '\t')}\n`);
			copyFileSync(`${source}.html`, `${target}/${set}.html`);
		}
	}
	copy('node-red/icons/*.svg', 'node-red/dist/icons', { flat: true });
};

const sandbox = async () => {
	const entryPoints = ['sandbox/cli.ts', 'sandbox/index.ts'].filter(existsSync);
	if (entryPoints.length === 0) return;
	const built = await esbuild.build({
		...common,
		entryPoints,
		outdir: 'sandbox/dist',
		bundle: true,
		metafile: true,
	});
	// the page is files beside the bundle: its policy allows no script but its own files
	const page = await esbuild.build({
		entryPoints: { page: 'sandbox/page/main.ts', 'page-style': 'sandbox/page/page.css' },
		outdir: 'sandbox/dist/page',
		bundle: true,
		minify: true,
		metafile: true,
		format: 'iife',
		target: 'es2022',
		charset: 'utf8',
		logLevel: 'warning',
	});
	const inputs = { ...built.metafile.inputs, ...page.metafile.inputs };
	await notice({ metafile: { inputs } }, 'sandbox/dist');
	copy('sandbox/page/*.{html,svg}', 'sandbox/dist/page', { flat: true });
};

// the tables of providers and of the rules for calling, in the pages that show them
const docs = async () => {
	const write = (page, filled) => writeFileSync(page, filled(readFileSync(page, 'utf8')));
	const providers = await loaded('scripts/provider-table.ts');
	write(providers.PAGE, providers.withProviders);
	const rules = await loaded('scripts/rules-tables.ts');
	write(rules.PAGE, rules.withTables);
};

exports.docs = docs;
exports.n8n = parallel(n8nCore, n8nNodes);
exports.nodeRed = parallel(nodeRedRuntime, nodeRedEditor);
exports.sandbox = sandbox;
exports.default = series(clean, parallel(exports.n8n, exports.nodeRed, sandbox));
