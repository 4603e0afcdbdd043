/** Loaded into n8n before n8n itself: a connection to any other machine is refused, and named. */
const net = require('node:net');

const HERE = new Set(['127.0.0.1', '::1', 'localhost', undefined]);
/** No process listens there: what calls out sees a refused connection, and goes on without. */
const NOWHERE = { host: '127.0.0.1', port: 1 };
const connect = net.Socket.prototype.connect;

process.stderr.write('Only this machine can be reached.\n');
net.Socket.prototype.connect = function (...args) {
	const [first] = Array.isArray(args[0]) ? args[0] : args;
	const options = typeof first === 'object' ? first : { port: first, host: args[1] };
	if (options.path || HERE.has(options.host)) return connect.apply(this, args);
	process.stderr.write(`LEAVES THIS MACHINE: ${options.host}\n`);
	if (typeof first !== 'object') return connect.call(this, NOWHERE);
	Object.assign(first, NOWHERE);
	return connect.apply(this, args);
};
