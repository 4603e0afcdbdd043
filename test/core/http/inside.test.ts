import { isInside, isThisMachine } from '../../../core/http/inside';

describe('an address', () => {
	it.each([
		'https://localhost/',
		'https://localhost./',
		'https://LOCALHOST:8443/',
		'https://api.localhost/',
		'https://127.0.0.1/',
		'https://127.1/',
		'https://2130706433/',
		'https://0x7f.1/',
		'https://127.9.9.9./',
		'https://0.0.0.0/',
		'https://0/',
		'https://[::1]/',
		'https://[::]/',
		'https://[::ffff:127.0.0.1]/',
		'https://[::ffff:7f00:1]/',
		'https://[::ffff:0.0.0.0]/',
	])('as %s leads to this machine', (address) => {
		expect(isThisMachine(address)).toBe(true);
		expect(isInside(address)).toBe(true);
	});

	it.each([
		'https://10.0.0.1/',
		'https://172.16.0.1/',
		'https://172.31.255.255/',
		'https://192.168.1.1/',
		'https://100.64.0.1/',
		'https://169.254.169.254/',
		'https://[fd00::1]/',
		'https://[fe80::1]/',
		'https://[::ffff:10.0.0.1]/',
	])('as %s leads into the network around it', (address) => {
		expect(isThisMachine(address)).toBe(false);
		expect(isInside(address)).toBe(true);
	});

	it.each([
		'https://api.example.com/',
		'https://localhost.example.com/',
		'https://notlocalhost/',
		'https://127.example.com/',
		'https://10.example.com/',
		'https://fd00.example.com/',
		'https://172.32.0.1/',
		'https://192.169.0.1/',
		'https://[2001:db8::1]/',
		'https://[::ffff:203.0.113.7]/',
		'no address',
	])('as %s leads neither here nor around', (address) => {
		expect(isInside(address)).toBe(false);
	});
});
