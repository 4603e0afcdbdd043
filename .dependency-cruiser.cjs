/** Which folder may know which. Drawn in docs/architecture.md; checked by `npm run lint`. */
const only = (name, from, allowed, comment) => ({
	name,
	comment,
	severity: 'error',
	from: { path: `^${from}/` },
	to: { pathNot: [`^${from}/`, ...allowed] },
});

/** The sandbox's folders, each over those it may know. */
const SANDBOX = [
	'base',
	'server',
	'calls',
	'flows',
	'faults',
	'reports',
	'engine',
	'providers',
	'control',
];
const sandboxLooksDown = SANDBOX.map((layer, at) => ({
	name: `sandbox-${layer}-looks-down`,
	comment: `a folder of the sandbox knows those before it: ${SANDBOX.join(' < ')} < index`,
	severity: 'error',
	from: { path: `^sandbox/${layer}/` },
	to: { path: `^sandbox/(?!(${SANDBOX.slice(0, at + 1).join('|')})/|package\\.json$)` },
}));

/**
 * Rooms of a house, lowest first: each may know those before it, never those behind it.
 * @param {string} house folder @param {string[]} rooms folders in it
 */
const layers = (house, rooms) =>
	rooms.slice(0, -1).map((room, index) => ({
		name: `${house}-${room}-knows-nothing-above`,
		comment: `arrows in ${house} run down only: ${rooms.join(' < ')}`,
		severity: 'error',
		from: { path: `^${house}/${room}/` },
		to: { path: `^${house}/(${rooms.slice(index + 1).join('|')}|[^/]+\\.ts$)` },
	}));

module.exports = {
	forbidden: [
		...layers('core', [
			'base',
			'http',
			'phone',
			'messages',
			'number-check',
			'rate-limit',
			'result',
			'providers',
			'call',
			'rules',
			'plan',
			'callback',
			'lookup',
			'account',
		]),
		...layers('node-red', ['host', 'state', 'results', 'nodes']),
		only(
			'core-stands-alone',
			'core',
			[
				...['^node_modules/zod/', '^(node:)?crypto$', '^node_modules/libphonenumber-js/'],
				// the flow that a page gives to paste is the one that a dialog makes
				'^docs/providers/[^/]+\\.json$',
			],
			'core is data and pure functions: zod, crypto and the phone-number library, nothing else',
		),
		only(
			'n8n-side',
			'(nodes|credentials)',
			['^core/', '^node_modules/n8n-workflow/', '^(nodes|credentials)/', '^(node:)?crypto$'],
			'n8n nodes are thin: core plus n8n-workflow',
		),
		only(
			'node-red-side',
			'node-red',
			[
				'^core/',
				'^node_modules/(axios|ioredis)/',
				'^node_modules/(@types/)?(node-red|express|jquery)(/|_)',
				'^(node:)?(async_hooks|http|https|crypto|os|path|util|zlib|timers/promises)$',
			],
			'Node-RED nodes are thin: core, axios and ioredis',
		),
		{
			name: 'node-red-lends-types-only',
			comment: 'Node-RED hands its API to the nodes; importing it would start a second one',
			severity: 'error',
			from: { path: '^node-red/' },
			to: { path: '^node_modules/(node-red|express)/', dependencyTypesNot: ['type-only'] },
		},
		only(
			'sandbox-side',
			'sandbox',
			[
				'^(node:)?(http|https|net|crypto|fs|path|timers/promises|util|url|perf_hooks|events|stream|os|sqlite|module)$',
				'^node_modules/(zod|preact)/',
			],
			'the sandbox is the other side: it shares no table with the code it tests',
		),
		...sandboxLooksDown,
		{
			name: 'sandbox-providers-are-strangers',
			comment: 'no provider that the sandbox plays imports another',
			severity: 'error',
			from: { path: '^sandbox/providers/([^/]+)/' },
			to: { path: '^sandbox/providers/[^/]+/', pathNot: '^sandbox/providers/$1/' },
		},
		{
			name: 'sandbox-page-lives-in-a-browser',
			comment: 'of the server it takes types, and the one search that both use',
			severity: 'error',
			from: { path: '^sandbox/page/' },
			to: {
				path: '^sandbox/(?!page/|calls/search\\.ts$)',
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'sandbox-server-knows-no-page',
			severity: 'error',
			from: { path: '^sandbox/(?!page/)' },
			to: { path: '^(sandbox/page|node_modules/preact)/' },
		},
		{
			name: 'sandbox-page-kit-stands-alone',
			comment: 'what every view uses knows no view',
			severity: 'error',
			from: { path: '^sandbox/page/kit/' },
			to: { path: '^sandbox/page/(?!kit/)' },
		},
		{
			name: 'n8n-never-reaches-axios',
			comment: 'directly or through others: n8n Cloud has no such package',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '^node_modules/axios/', reachable: true },
		},
		{
			name: 'one-axios-door',
			comment: 'axios is imported in exactly one file',
			severity: 'error',
			from: { pathNot: ['^node-red/host/transport\\.ts$', '^node_modules/', '^test/'] },
			to: { path: '^node_modules/axios/' },
		},
		{
			name: 'one-redis-door',
			comment: 'ioredis is imported in exactly one file, and loaded where it is used',
			severity: 'error',
			from: { pathNot: ['^node-red/host/redis\\.ts$', '^node_modules/', '^test/'] },
			to: { path: '^node_modules/ioredis/' },
		},
		{
			name: 'providers-are-strangers',
			comment: 'no provider imports another',
			severity: 'error',
			from: { path: '^core/providers/([^/]+)/' },
			to: { path: '^core/providers/[^/]+/', pathNot: '^core/providers/$1/' },
		},
		{
			name: 'core-has-one-door',
			comment: 'hosts import core by its index only, dialogs by its tables',
			severity: 'error',
			from: { path: '^(nodes|credentials|node-red)/' },
			to: { path: '^core/(?!(index|tables)\\.ts$)' },
		},
		{
			name: 'dialogs-carry-tables-only',
			comment: 'a browser gets no schema and no phone metadata',
			severity: 'error',
			from: { path: '^(core/tables\\.ts$|node-red/editor/|node-red/nodes/[^/]+/editor)' },
			to: { path: '^(core/index\\.ts$|node_modules/(zod|libphonenumber-js)/)', reachable: true },
		},
		{
			name: 'no-test-code-shipped',
			severity: 'error',
			from: { pathNot: '^test/' },
			to: { path: '^test/' },
		},
		{
			name: 'sandbox-is-never-shipped-inside',
			comment: 'neither core nor a node package contains the sandbox',
			severity: 'error',
			from: { path: '^(core|nodes|credentials|node-red)/' },
			to: { path: '^sandbox/', reachable: true },
		},
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)dist/' },
	},
};
