import { parseArgs } from 'node:util';

export const HELP = `npm run demo -- [options]

Starts the sandbox and a real Node-RED (or n8n), turns the orders of a file into calls, and
shows how each call ended and what the flow did about it. No account, no phone bill.

  --host node-red|n8n   which editor runs the flow        (default node-red)
  --orders FILE         the orders                        (default examples/orders.csv)
  --list                a list of people in the place of orders, called again where needed
  --people N            how many are on that list         (default 200)
  --port N              port of the editor                (default 1880, n8n 5678)
  --sandbox-port N      port of the sandbox               (default 4010)
  --speed N             how fast simulated phones ring    (default 20)
  --once                end after the table
  --json                print one JSON object as the last line instead of the table
  --help                this text
`;

const HOSTS = { 'node-red': 1880, n8n: 5678 };

/** Reads the command line; throws an Error whose message says what to type instead. */
export function readOptions(args) {
	const { values } = parseArgs({
		args,
		options: {
			host: { type: 'string', default: 'node-red' },
			orders: { type: 'string', default: 'examples/orders.csv' },
			list: { type: 'boolean', default: false },
			people: { type: 'string', default: '200' },
			port: { type: 'string' },
			'sandbox-port': { type: 'string', default: '4010' },
			speed: { type: 'string', default: '20' },
			once: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (!Object.hasOwn(HOSTS, values.host))
		throw new Error(`--host takes ${Object.keys(HOSTS).join(' or ')}, not "${values.host}".`);
	return {
		...values,
		port: portOf('--port', values.port ?? String(HOSTS[values.host])),
		sandboxPort: portOf('--sandbox-port', values['sandbox-port']),
		speed: speedOf(values.speed),
		people: peopleOf(values.people),
	};
}

function portOf(name, text) {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535)
		throw new Error(`${name} takes a number from 1 to 65535, not "${text}".`);
	return port;
}

function speedOf(text) {
	const speed = Number(text);
	if (!(speed > 0 && speed <= 1_000))
		throw new Error(`--speed takes a number above 0, at most 1000.`);
	return speed;
}

function peopleOf(text) {
	const people = Number(text);
	if (!Number.isInteger(people) || people < 1 || people > 2_000)
		throw new Error(`--people takes a number from 1 to 2000, not "${text}".`);
	return people;
}
