import { axiosTransport } from '../../node-red/host/transport';
import { describeTransport } from '../support/transport-contract';

describeTransport('axiosTransport', {
	open: () => axiosTransport,
	marker: 'MARKED-SECRET-0123456789',
});
