/** Loads every node and credential of an unpacked package, as n8n does at its start; prints their names as JSON. */
const { basename, join } = require('node:path');

const folder = process.argv[2];
const { n8n } = require(join(folder, 'package.json'));
const load = (file) => {
	const className = basename(file).split('.')[0];
	const instance = new (require(join(folder, file))[className])();
	return instance.description?.name ?? instance.name;
};
process.stdout.write(
	JSON.stringify({ nodes: n8n.nodes.map(load), credentials: n8n.credentials.map(load) }),
);
