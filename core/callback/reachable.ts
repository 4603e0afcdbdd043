/** Whether a provider could report to an address, as far as names tell. */
import { isOutside } from '../http/outside';
import { hostOf } from '../http/inside';
import { isSafeAddress } from '../http/safe-address';
import { isLoopback } from '../messages/fields';

/** The machine around a container, which has the ports that containers publish. */
const ENGINE = /^host\.(docker|containers)\.internal$/;

/** `outOfReach`: this machine or its network only. `inTheOpen`: the token would travel unencrypted. */
export type Obstacle = 'outOfReach' | 'inTheOpen';

/**
 * What keeps a report from coming to `url`; null where nothing is known to. A sandbox on this
 * machine reaches whatever this machine reaches.
 * @param base address of the provider's API
 */
export function obstacleOf(base: string, url: string): Obstacle | null {
	if (isLoopback(base)) return null;
	if (isLoopback(url) && !ENGINE.test(hostOf(base))) return 'outOfReach';
	if (isOutside(base) && !isOutside(url)) return 'outOfReach';
	return isLoopback(url) || isSafeAddress(url) ? null : 'inTheOpen';
}
