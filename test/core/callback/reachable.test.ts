import { obstacleOf } from '../../../core';

const OUT = 'https://api.example.com';

describe('what keeps a report from coming home', () => {
	it.each([
		// a sandbox on this machine
		['http://127.0.0.1:4010', 'http://localhost:5678/x', null],
		['http://localhost:4010', 'http://n8n:5678/x', null],
		// a sandbox in a container beside this one
		['http://sandbox:4010', 'http://n8n:5678/x', null],
		['http://sandbox:4010', 'http://localhost:5678/x', 'outOfReach'],
		// a sandbox on the machine around this container
		['http://host.docker.internal:4010', 'http://localhost:5678/x', null],
		['http://host.docker.internal:4010', 'http://192.168.1.4:5678/x', null],
		// a provider
		[OUT, 'https://n8n.example.com/x', null],
		[OUT, 'http://n8n.example.com/x', 'inTheOpen'],
		[OUT, 'http://n8n:5678/x', 'outOfReach'],
		[OUT, 'https://192.168.1.4/x', 'outOfReach'],
		[OUT, 'http://localhost:5678/x', 'outOfReach'],
		['http://sandbox:4010', 'http://n8n.example.com/x', 'inTheOpen'],
	])('from %s to %s: %s', (base, url, obstacle) => expect(obstacleOf(base, url)).toBe(obstacle));
});
