/** Loaded into n8n before n8n itself: a connection to any other machine is broken off and named. */
const net = require('node:net');

const HERE = new Set(['127.0.0.1', '::1', 'localhost', '']);
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
	const [given] = Array.isArray(args[0]) ? args[0] : args;
	const host = typeof given === 'object' ? (given.host ?? '') : String(args[1] ?? '');
	if (HERE.has(host) || (typeof given === 'object' && given.path)) return connect.apply(this, args);
	process.stderr.write(`LEAVES THIS MACHINE: ${host}\n`);
	this.destroy(new Error(`no connection to ${host}: only this machine may be reached`));
	return this;
};
