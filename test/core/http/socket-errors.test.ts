import { whyNeverSent } from '../../../core';

describe('whyNeverSent', () => {
	it.each([
		[{ code: 'ECONNREFUSED' }, 'unreachable'],
		[{ code: 'ENOTFOUND' }, 'unreachable'],
		[{ code: 'ETIMEDOUT', syscall: 'connect' }, 'unreachable'],
		[{ code: 'ANYTHING', syscall: 'getaddrinfo' }, 'unreachable'],
		[{ code: 'EPROTO', message: 'ssl3_get_record:wrong version number' }, 'unreachable'],
		[{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'certificateNotTrusted'],
		[{ code: 'CERT_HAS_EXPIRED' }, 'certificateNotTrusted'],
		[{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificateNotTrusted'],
		[{ code: 'EPROTO', message: 'bad record mac' }, undefined],
		[{ code: 'ECONNRESET', syscall: 'read' }, undefined],
		[{ code: 'EHOSTUNREACH', syscall: 'connect' }, 'unreachable'],
		[{ code: 'EHOSTUNREACH', syscall: 'read' }, undefined],
		[{ code: 'ENETUNREACH', syscall: 'write' }, undefined],
		[{ code: 'ETIMEDOUT' }, undefined],
		[
			{
				code: 'ECONNRESET',
				message: 'Client network socket disconnected before secure TLS connection was established',
			},
			'unreachable',
		],
		[{ message: 'Proxy connection ended before receiving CONNECT response' }, 'unreachable'],
		[{ code: 'ECONNRESET', syscall: 'read', notReady: true }, 'unreachable'],
		[{ code: 'ERR_CANCELED', notReady: true }, 'unreachable'],
		[{ code: 'CERT_HAS_EXPIRED', notReady: true }, 'certificateNotTrusted'],
		[
			{
				code: 'ETIMEDOUT',
				errors: [{ syscall: 'connect' }, { syscall: 'connect', code: 'ECONNREFUSED' }],
			},
			'unreachable',
		],
		[{ code: 'ETIMEDOUT', errors: ['connect ETIMEDOUT', 'connect ECONNREFUSED'] }, 'unreachable'],
		[{ code: 'ETIMEDOUT', errors: [{ syscall: 'connect' }, { syscall: 'read' }] }, undefined],
		[{ code: 'ETIMEDOUT', errors: [{ syscall: 'connect' }, undefined] }, undefined],
		[{ code: 'ETIMEDOUT', errors: [] }, undefined],
		[{}, undefined],
	])('reads %j as %s', (failure, why) => expect(whyNeverSent(failure)).toBe(why));
});
