import { isOutside } from '../../../core/http/outside';

describe('isOutside', () => {
	it.each([
		'https://n8n.example.com/webhook/1',
		'https://n8n.example.com./webhook/1',
		'http://93.184.216.34:5678',
		'https://172.32.0.1',
		'https://100.128.0.1',
		'https://[2606:2800:220:1::1]',
		'https://[::ffff:93.184.216.34]',
		'https://internal.example.com',
		'https://10.example.com',
	])('takes %s for an address that others can reach', (address) => {
		expect(isOutside(address)).toBe(true);
	});

	it.each([
		'http://0.0.0.0:5678/webhook-waiting/1',
		'http://0:5678',
		'http://localhost:5678',
		'https://localhost.',
		'http://n8n.localhost',
		'http://127.0.0.1',
		'http://2130706433',
		'https://10.0.0.8',
		'https://172.16.0.1',
		'https://172.31.255.255',
		'https://192.168.178.20',
		'https://169.254.1.1',
		'https://100.64.0.1',
		'https://[::]',
		'https://[::1]',
		'https://[fd00::1]',
		'https://[fe80::1]',
		'https://[::ffff:127.0.0.1]',
		'https://[::ffff:10.0.0.8]',
		'http://n8n:5678',
		'https://n8n.local',
		'https://n8n.internal',
		'https://nas.fritz.lan',
		'no address',
	])('knows %s for one of a machine or its network only', (address) => {
		expect(isOutside(address)).toBe(false);
	});
});
